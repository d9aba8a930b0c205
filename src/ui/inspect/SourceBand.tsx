import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { costKey } from '../../core/explore/design-point-key';
import type { SourceEnergy } from '../../core/hardware/cost/compare-sources';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './EnergyTab.module.css';

/** How far the cost sources disagree on a design: what each of them says, as a band where it knows its own uncertainty. */
export function SourceBand({ point }: { readonly point: DesignPoint }): ReactElement | null {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const hardware = useAppStore((state) => state.costedHardware);
  const stored = useAppStore((state) => state.sourceEnergies);
  if (stored?.key !== costKey(point.configuration, hardware)) return null;
  const { energies } = stored;
  const highest = Math.max(...energies.map(({ highPj }) => highPj));
  const all = energies.map(({ energyPj }) => energyPj);
  return (
    <section data-testid="source-band">
      <p className={styles.finding}>
        {t('inspect:energy.sources.finding', {
          low: format.energy(Math.min(...all)),
          high: format.energy(Math.max(...all)),
        })}
      </p>
      <Table className={styles.table ?? ''} verticalSpacing={5} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('inspect:energy.sources.source')}</Table.Th>
            <Table.Th scope="col" className={styles.figure ?? ''}>
              {t('inspect:energy.perInference')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {energies.map((energy) => (
            <Table.Tr key={energy.source} fw={energy.source === hardware.costSource ? 600 : 400}>
              <Table.Th scope="row">
                {t(`hardware:sources.${energy.source}`)}
                <Band energy={energy} highestPj={highest} />
              </Table.Th>
              <Table.Td className={styles.figure ?? ''}>
                {format.energy(energy.energyPj)}
                <UncertaintyText energy={energy} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface BandProps {
  readonly energy: SourceEnergy;
  readonly highestPj: number;
}

/** A line from 0 to the energy, and over it the source's own range; the figures beside it say the same. */
function Band({ energy: { energyPj, lowPj, highPj }, highestPj }: BandProps): ReactElement {
  const percent = (pj: number) => `${(100 * pj) / highestPj}%`;
  return (
    <span className={styles.track} aria-hidden="true">
      <span
        className={styles.band}
        style={{ insetInlineStart: percent(lowPj), inlineSize: percent(highPj - lowPj) }}
      />
      <span className={styles.mark} style={{ insetInlineStart: percent(energyPj) }} />
    </span>
  );
}

function UncertaintyText({
  energy: { lowPj, highPj },
}: {
  readonly energy: SourceEnergy;
}): ReactElement | null {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  if (lowPj === highPj) return null;
  return (
    <span className={styles.range}>
      {t('energy.sources.range', { low: format.energy(lowPj), high: format.energy(highPj) })}
    </span>
  );
}
