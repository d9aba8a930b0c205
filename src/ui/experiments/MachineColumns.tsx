import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { costKey } from '../../core/explore/design-point-key';
import { selectSweepMachines } from '../../state/selectors/sweep';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './SweepResults.module.css';

/** One head per machine and placement. */
export function MachineHeads(): ReactElement {
  const { t } = useTranslation('hardware');
  const machines = useAppStore(selectSweepMachines);
  return (
    <>
      {machines.map(({ accelerator, placement }) => (
        <Table.Th key={`${accelerator} ${placement}`} scope="col" className={styles.figure ?? ''}>
          {t(`accelerators.${accelerator}`)}
          <span className={styles.placement}>{t(`placements.${placement}.name`)}</span>
        </Table.Th>
      ))}
    </>
  );
}

interface MachineCellsProps {
  readonly point: DesignPoint;
  readonly reference: DesignPoint | null;
}

/** Energy of an inference on every machine, and the ratio to that of the reference there. */
export function MachineCells({ point, reference }: MachineCellsProps): ReactElement {
  const format = useFormat();
  const machines = useAppStore(selectSweepMachines);
  const costs = useAppStore((state) => state.sweepCosts);
  return (
    <>
      {machines.map((machine) => {
        const energyOf = ({ configuration }: DesignPoint): number | undefined =>
          costs[costKey(configuration, machine)]?.totals.energyPj;
        const energyPj = energyOf(point);
        const referencePj = reference ? energyOf(reference) : undefined;
        return (
          <Table.Td key={`${machine.accelerator} ${machine.placement}`} className={styles.figure ?? ''}>
            {energyPj === undefined ? '–' : format.energy(energyPj)}
            {energyPj !== undefined && referencePj !== undefined && reference !== point && (
              <span className={styles.interval}>{format.ratio(energyPj / referencePj)}</span>
            )}
          </Table.Td>
        );
      })}
    </>
  );
}
