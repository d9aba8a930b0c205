import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { costKey } from '../../core/explore/design-point-key';
import { arithmeticComponents } from '../../core/hardware/cost/components';
import type { CostReport } from '../../core/hardware/cost/cost-report';
import type { PointMeasurement } from '../../state/app-state';
import { measuredCostKey } from '../../state/measured-costs';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './MeasurePanel.module.css';

interface MeasuredLineProps {
  readonly point: DesignPoint;
  readonly measurement: PointMeasurement;
}

/** Says that the energies are measured, and how far they are from the table's. */
export function MeasuredLine({ point, measurement }: MeasuredLineProps): ReactElement {
  const { t } = useTranslation('inspect');
  const hardware = useAppStore((state) => state.costedHardware);
  const costs = useAppStore((state) => state.costs);
  const difference = useDifference();
  const table = costs[costKey(point.configuration, hardware)];
  const measured = costs[measuredCostKey(point, measurement, hardware)];
  return (
    <p className={styles.measured} data-testid="measured-line">
      {t('measure.measured')} {table && measured && difference(table, measured)}
    </p>
  );
}

function useDifference(): (table: CostReport, measured: CostReport) => string {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const change = (before: number, after: number): string => {
    const share = after / before - 1;
    return t(share < 0 ? 'measure.less' : 'measure.more', { share: format.percent(Math.abs(share)) });
  };
  return (table, measured) =>
    t('measure.difference', {
      arithmetic: change(arithmeticPj(table), arithmeticPj(measured)),
      total: change(table.totals.energyPj, measured.totals.energyPj),
    });
}

function arithmeticPj({ energyByComponentPj }: CostReport): number {
  return arithmeticComponents.reduce((sum, component) => sum + (energyByComponentPj[component] ?? 0), 0);
}
