import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counters } from '../../core/hardware/array-view/counters';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';

interface AccessesProps {
  readonly run: LayerRun;
  readonly frame: Frame;
  readonly end: Counters;
}

/** Words per memory and operand: in this cycle, so far, and in the whole layer. */
export function Accesses({ run, frame, end }: AccessesProps): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const rows = new Map<string, { readonly name: string; now: number; whole: number; moved: number }>();
  for (const [index, { memory, operand, direction }] of run.counted.mapping.transfers.entries()) {
    const key = `${memory} ${operand} ${direction}`;
    const row = rows.get(key) ?? {
      name: t('accesses.row', {
        memory: t(`memories.${memory}`),
        action: t(`accesses.${direction}.${operand}`),
      }),
      now: 0,
      whole: 0,
      moved: 0,
    };
    row.now += frame.counters.words[index] ?? 0;
    row.whole += end.words[index] ?? 0;
    row.moved += frame.words[index] ?? 0;
    rows.set(key, row);
  }
  return (
    <div className={`${styles.card} ${styles.scroll}`}>
      <table className={styles.table}>
        <caption>{t('accesses.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('accesses.memory')}</th>
            <th scope="col" data-number>
              {t('accesses.inCycle')}
            </th>
            <th scope="col" data-number>
              {t('accesses.soFar')}
            </th>
            <th scope="col" data-number>
              {t('accesses.whole')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows]
            .filter(([, { whole }]) => whole > 0)
            .map(([key, { name, now, whole, moved }]) => (
              <tr key={key} data-access={key}>
                <th scope="row">{name}</th>
                <td data-number>{format.count(moved)}</td>
                <td data-number>{format.count(now)}</td>
                <td data-number>{format.count(whole)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
