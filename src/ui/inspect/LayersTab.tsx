import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import type { QuantizationChoice } from '../../core/explore/training-configuration';
import type { CostNote, LayerCost } from '../../core/hardware/cost/cost-report';
import { useFormat } from '../format/use-format';
import styles from './EnergyTab.module.css';
import { NoCost } from './NoCost';
import { TableScroll } from './TableScroll';

/** What every layer costs on the machine. */
export function LayersTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  if (!point.cost) return <NoCost point={point} />;
  const { layers, notes } = point.cost;
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
              widths={layerWidths(point.configuration.quantization, index, layers.length)}
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

/** Widths of weights and of incoming activations; the image that enters the first layer always has 8 bits. */
function layerWidths(choice: QuantizationChoice, index: number, count: number): string {
  const explicit = choice.layerBits?.[index];
  if (explicit) return `W${explicit.weights} A${index === 0 ? 8 : explicit.activations}`;
  const edge = index === 0 || index === count - 1;
  const eightBit = edge && choice.edgeLayers === 'eight-bit';
  const weightBits = eightBit ? 8 : choice.weightBits;
  const activationBits = index === 0 || eightBit ? 8 : choice.activationBits;
  return `W${weightBits} A${activationBits}`;
}
