import { SegmentedControl, Table, useComputedColorScheme } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { type EnergyComponent, energyComponents } from '../../core/hardware/cost/components';
import type { CostReport } from '../../core/hardware/cost/cost-report';
import { defaultHardware } from '../../state/defaults';
import { selectPinnedPoints } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { useElementSize } from '../charts/use-element-size';
import { useDesignNames } from '../explore/use-design-names';
import { useTechnologyText } from '../explore/use-technology-text';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import { CostNotes } from './CostNotes';
import { componentColours } from './component-colours';
import styles from './EnergyTab.module.css';
import { MeasurePanel } from './MeasurePanel';
import { NoCost } from './NoCost';
import { SourceBand } from './SourceBand';
import { StackedBar } from './StackedBar';
import { useComponentName } from './use-component-name';

/** Where the energy of one inference goes, beside the first pinned design. */
export function EnergyTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const pinned = useAppStore(selectPinnedPoints).find(({ id }) => id !== point.id);
  if (!point.cost) return <NoCost point={point} />;
  const compared = pinned?.cost ? { point: pinned, cost: pinned.cost } : null;
  return <EnergyBreakdown shown={{ point, cost: point.cost }} compared={compared} />;
}

interface CostedDesign {
  readonly point: DesignPoint;
  readonly cost: CostReport;
}

interface EnergyBreakdownProps {
  readonly shown: CostedDesign;
  readonly compared: CostedDesign | null;
}

function EnergyBreakdown({ shown, compared }: EnergyBreakdownProps): ReactElement {
  const { t } = useTranslation('inspect');
  const colourOf = componentColours(useComputedColorScheme('light'));
  const finding = useFinding(shown.cost);
  const [scale, setScale] = useState<BarScale>('absolute');
  const designs = compared ? [shown, compared] : [shown];
  const order = energyComponents.filter((component) =>
    designs.some(({ cost }) => (cost.energyByComponentPj[component] ?? 0) > 0),
  );
  const shared = { designs, order, colourOf };
  return (
    <div className={styles.tab}>
      <p className={styles.finding}>{finding}</p>
      <TechnologyLine />
      {compared && <ScaleSwitch value={scale} onChange={setScale} />}
      <EnergyBars {...shared} scale={scale} finding={finding} />
      <ComponentTable {...shared} />
      {compared ? null : <p className={styles.hint}>{t('energy.pinHint')}</p>}
      <MeasurePanel point={shown.point} />
      <SourceBand point={shown.point} />
      <CostNotes notes={shown.cost.notes} />
    </div>
  );
}

/** Node and supply of all figures, and whether they were brought there from those of their sources. */
function TechnologyLine(): ReactElement {
  const { t } = useTranslation('inspect');
  const hardware = useAppStore((state) => state.costedHardware);
  const technology = useTechnologyText(hardware);
  const source = useTechnologyText(defaultHardware);
  return (
    <p className={styles.hint} data-testid="technology">
      {technology === source
        ? t('energy.stated', { technology })
        : t('energy.scaled', { technology, source })}
    </p>
  );
}

type BarScale = 'absolute' | 'share';

function ScaleSwitch(props: { readonly value: BarScale; onChange(scale: BarScale): void }): ReactElement {
  const { t } = useTranslation('inspect');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('energy.scale')}
      value={props.value}
      data={[
        { value: 'absolute', label: t('energy.absolute') },
        { value: 'share', label: t('energy.share') },
      ]}
      onChange={props.onChange}
    />
  );
}

interface EnergyBarsProps extends ComponentTableProps {
  readonly scale: BarScale;
  readonly finding: string;
}

function EnergyBars({ designs, order, colourOf, scale, finding }: EnergyBarsProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const names = useDesignNames();
  const theme = useChartTheme();
  const [element, size] = useElementSize<HTMLDivElement>();
  const rows = designs.map(({ point, cost }) => ({
    id: point.id,
    label: names.design(point.configuration),
    total: format.energy(cost.totals.energyPj),
    segments: order.map((component) => ({
      id: component,
      colour: colourOf(component),
      value: cost.energyByComponentPj[component] ?? 0,
    })),
  }));
  return (
    <div ref={element}>
      {size && (
        <StackedBar
          width={size.width}
          theme={theme}
          name={t('energy.chartName')}
          finding={finding}
          scale={scale}
          rows={rows}
        />
      )}
    </div>
  );
}

/** Which component takes most, and its share. */
function useFinding(cost: CostReport): string {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const componentName = useComponentName();
  const largest = largestComponent(cost);
  return t('energy.finding', {
    component: componentName(largest),
    share: format.percent((cost.energyByComponentPj[largest] ?? 0) / cost.totals.energyPj, 0),
  });
}

function largestComponent({ energyByComponentPj }: CostReport): string {
  const ordered = Object.entries(energyByComponentPj).sort(([, left], [, right]) => right - left);
  return ordered[0]?.[0] ?? '';
}

interface ComponentTableProps {
  readonly designs: readonly CostedDesign[];
  readonly order: readonly EnergyComponent[];
  colourOf(component: EnergyComponent): string;
}

function ComponentTable({ designs, order, colourOf }: ComponentTableProps): ReactElement {
  const { t } = useTranslation('inspect');
  const names = useDesignNames();
  const componentName = useComponentName();
  return (
    <Table className={styles.table ?? ''} verticalSpacing={5} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('energy.component')}</Table.Th>
          {designs.map(({ point }) => (
            <Table.Th key={point.id} scope="col" className={styles.figure ?? ''}>
              {designs.length > 1 ? names.design(point.configuration) : t('energy.perInference')}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {order.map((component) => (
          <Table.Tr key={component}>
            <Table.Th scope="row">
              <span className={styles.component}>
                <span
                  className={styles.swatch}
                  style={{ background: colourOf(component) }}
                  aria-hidden="true"
                />
                {componentName(component)}
              </span>
            </Table.Th>
            {designs.map(({ point, cost }) => (
              <EnergyCell
                key={point.id}
                energyPj={cost.energyByComponentPj[component] ?? 0}
                totalPj={cost.totals.energyPj}
              />
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface EnergyCellProps {
  readonly energyPj: number;
  readonly totalPj: number;
}

function EnergyCell({ energyPj, totalPj }: EnergyCellProps): ReactElement {
  const format = useFormat();
  return (
    <Table.Td className={styles.figure ?? ''}>
      <span className={styles.cell}>
        {format.energy(energyPj)} <span className={styles.share}>{format.percent(energyPj / totalPj)}</span>
      </span>
    </Table.Td>
  );
}
