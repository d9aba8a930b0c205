import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allocators } from '../../core/allocation';
import type { AllocationResult } from '../../core/allocation/allocation-result';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { canonicalJson } from '../../core/hash';
import type { ParamValues } from '../../core/parameters/param-spec';
import type { AllocationRun } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useProblemText } from '../format/use-problem-text';
import { AllocationOutcome } from './AllocationOutcome';
import { ParamFields } from './ParamFields';
import styles from './RunForm.module.css';

/** Lets an allocator choose the widths of every layer, and takes them over. */
export function AllocationFields({ onUse }: { readonly onUse: () => void }): ReactElement {
  const [id, setId] = useState('hawq');
  const [params, setParams] = useState<ParamValues>({});
  const allocation = useAppStore((state) => state.allocation);
  const configuration = useAppStore((state) => state.training);
  const setTraining = useAppStore((state) => state.setTraining);
  const use = ({ layers }: AllocationResult): void => {
    const layerBits = layers.map(({ weightBits, activationBits }) => ({
      weights: weightBits,
      activations: activationBits,
    }));
    setTraining({ quantization: { ...configuration.quantization, layerBits } });
    onUse();
  };
  const choose = (allocator: string): void => {
    setId(allocator);
    setParams({});
  };
  return (
    <>
      <AllocatorField id={id} onChange={choose} />
      <ParamFields specs={allocators.get(id).params} values={params} onChange={setParams} />
      <AllocateButton id={id} params={params} />
      {allocation && <AllocationStatus run={allocation} />}
      {allocation?.result && isFor(allocation, configuration) && (
        <AllocationOutcome result={allocation.result} onUse={use} />
      )}
    </>
  );
}

interface AllocatorFieldProps {
  readonly id: string;
  onChange(id: string): void;
}

function AllocatorField({ id, onChange }: AllocatorFieldProps): ReactElement {
  const { t } = useTranslation('train');
  return (
    <>
      <NativeSelect
        label={t('widths.allocator')}
        value={id}
        data={allocators.ids.map((value) => ({ value, label: t(`allocators.${value}.name`) }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className={styles.help}>{t(`allocators.${id}.summary`)}</p>
    </>
  );
}

interface AllocateButtonProps {
  readonly id: string;
  readonly params: ParamValues;
}

/** Starts the search, and cancels it while it runs. */
function AllocateButton({ id, params }: AllocateButtonProps): ReactElement {
  const { t } = useTranslation('train');
  const status = useAppStore((state) => state.allocation?.status);
  const configuration = useAppStore((state) => state.training);
  const hardware = useAppStore((state) => state.hardware);
  const startAllocation = useAppStore((state) => state.startAllocation);
  const cancelAllocation = useAppStore((state) => state.cancelAllocation);
  const isRunning = status === 'running' || status === 'queued';
  const start = (): void => startAllocation({ allocator: id, params, configuration, hardware });
  return (
    <>
      <p className={styles.help}>{t('widths.noTestImages')}</p>
      <Button
        variant="default"
        onClick={() => (isRunning ? cancelAllocation() : start())}
        data-testid="allocate"
      >
        {t(isRunning ? 'widths.cancel' : 'widths.choose')}
      </Button>
    </>
  );
}

/** Widths of another network or scheme would not fit. */
function isFor({ request }: AllocationRun, configuration: TrainingConfiguration): boolean {
  const identity = ({ network, networkParams, quantization }: TrainingConfiguration): string =>
    canonicalJson([network, networkParams, quantization.scheme]);
  return identity(request.configuration) === identity(configuration);
}

/** What the search does now, read out politely. */
function AllocationStatus({ run }: { readonly run: AllocationRun }): ReactElement | null {
  const { t } = useTranslation('train');
  const problemText = useProblemText();
  const format = useFormat();
  const { status, progress, evaluations, problem } = run;
  const text = (): string => {
    if (status === 'failed') return problem ? problemText(problem) : '';
    if (status === 'cancelled') return t('train:status.cancelled');
    if (status === 'done') return '';
    if (evaluations > 0) return t('train:widths.evaluations', { count: evaluations });
    if (progress && (progress.phase === 'float' || progress.phase === 'tune')) {
      const { epoch, epochs } = progress;
      return `${t(`train:phases.${progress.phase}`)}, ${t('train:job.epoch', { epoch, epochs })}`;
    }
    return t(`train:phases.${progress?.phase ?? 'load'}`);
  };
  return (
    <p className={styles.help} role="status" data-testid="allocation-status" data-status={status}>
      {text()}
      {status === 'done' &&
        run.result &&
        t('train:widths.scores', {
          accuracy: format.percent(run.result.score.accuracyFraction, 1),
          float: format.percent(run.result.floatScore.accuracyFraction, 1),
        })}
    </p>
  );
}
