import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumParallelRuns } from '../../state/slices/run-slice';

interface WorkerCountProps {
  readonly workers: number;
  onChange(count: number): void;
}

/** How many trainings go on at the same time. */
export function WorkerCount({ workers, onChange }: WorkerCountProps): ReactElement {
  const { t } = useTranslation('experiments');
  const options = Array.from({ length: maximumParallelRuns }, (_, index) => String(index + 1));
  return (
    <NativeSelect
      label={t('start.workers')}
      description={t('start.workersHelp', { cores: navigator.hardwareConcurrency })}
      data={options}
      value={String(workers)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
