import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { planQuantization } from '../../core/explore/plan-quantization';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { CostNote, LayerCost } from '../../core/hardware/cost/cost-report';
import { datasetSources } from '../../data/datasets';
import { useFormat } from '../format/use-format';
import styles from './EnergyTab.module.css';
import { NoCost } from './NoCost';
import { TableScroll } from './TableScroll';

/** What every layer costs on the machine. */
export function LayersTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  if (!point.cost) return <NoCost point={point} />;
  const { layers, notes } = point.cost;
  const widths = plannedWidths(point.configuration);
  const columns = ['layer', 'widths', 'macs', 'utilisation', 'cycles', 'energy', 'boundBy'] as const;
  return (
    <TableScroll label={t('tabs.layers')}>
      <Table
        striped
        verticalSpacing={6}
        horizontalSpacing={4}
        fz="xs"
        className={styles.layers ?? ''}
        data-testid="layers-table"
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" className={column === 'layer' ? '' : (styles.figure ?? '')}>
                {t(`layers.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {layers.map((layer, index) => (
            <LayerRow
              key={layer.name}
              layer={layer}
              bound={boundOf(layer.name, notes)}
              widths={widths[index] ?? ''}
            />
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

type Bound = 'arithmetic' | 'memory' | 'requantization';

/** What a layer waits for: reports name the layers that memory or the output stage hold up. */
function boundOf(name: string, notes: readonly CostNote[]): Bound {
  const isNamed = (code: string) =>
    notes.some((note) => note.code === code && String(note.parameters.layers).split(', ').includes(name));
  if (isNamed('dram-bound')) return 'memory';
  return isNamed('requantization-bound') ? 'requantization' : 'arithmetic';
}

interface LayerRowProps {
  readonly layer: LayerCost;
  readonly bound: Bound;
  readonly widths: string;
}

function LayerRow({ layer, bound, widths }: LayerRowProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const energyPj = Object.values(layer.energyPj).reduce((sum, value) => sum + value, 0);
  const cells = [
    widths,
    format.count(layer.macs),
    format.percent(layer.utilisation, 0),
    format.count(layer.cycles),
    format.energy(energyPj),
    t(`layers.bounds.${bound}`),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row">{layer.name}</Table.Th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
        <Table.Td key={index} className={styles.figure ?? ''}>
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** Widths of weights and of incoming activations as they are coded, by layer. */
function plannedWidths(configuration: TrainingConfiguration): readonly string[] {
  const { shape, classNames } = datasetSources.get(configuration.dataset);
  const plan = planQuantization(configuration, shape, classNames.length);
  return plan.map(({ weights, inputs }) => `W${weights.format.bits} A${inputs.format.bits}`);
}
