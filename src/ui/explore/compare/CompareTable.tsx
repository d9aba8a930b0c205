import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { SchemeGlyph } from '../SchemeGlyph';
import { useDesignNames } from '../use-design-names';
import { useWidthMismatch } from '../use-width-mismatch';
import styles from './CompareDialog.module.css';
import { type CompareRow, differsFromFirst, rowsThatDiffer } from './compare-rows';
import { useDesignRows } from './use-design-rows';
import { useResultRows } from './use-result-rows';

interface CompareTableProps {
  readonly points: readonly DesignPoint[];
  readonly letters: Readonly<Record<string, string>>;
  readonly onlyDifferences: boolean;
}

export function CompareTable({ points, letters, onlyDifferences }: CompareTableProps) {
  const { t } = useTranslation('comparison');
  const results = useResultRows(points);
  const designs = useDesignRows(points);
  const shown = onlyDifferences ? rowsThatDiffer(designs) : designs;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.scroll} aria-label={t('compare.table')} tabIndex={0}>
      <table className={styles.table} data-testid="compare-table">
        <thead>
          <tr>
            <th scope="col">{t('compare.property')}</th>
            {points.map((point) => (
              <DesignHeader key={point.id} point={point} letter={letters[point.id] ?? ''} />
            ))}
          </tr>
        </thead>
        <RowGroup title={t('compare.groups.results')} rows={results} />
        <RowGroup title={t('compare.groups.design')} rows={shown} />
      </table>
    </section>
  );
}

function DesignHeader({ point, letter }: { readonly point: DesignPoint; readonly letter: string }) {
  const names = useDesignNames();
  const mismatch = useWidthMismatch(point);
  return (
    <th scope="col" data-point-id={point.id}>
      <span className={styles.design}>
        <span className={styles.letter}>{letter}</span>
        <SchemeGlyph scheme={point.configuration.quantization.scheme} />
        {names.design(point.configuration)}
      </span>
      {mismatch && <span className={styles.detail}>{mismatch}</span>}
    </th>
  );
}

function RowGroup({ title, rows }: { readonly title: string; readonly rows: readonly CompareRow[] }) {
  const { t } = useTranslation('comparison');
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={1 + (rows[0]?.cells.length ?? 0)}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.key} data-row={row.key}>
          <th scope="row">{row.label}</th>
          {row.cells.map(({ value, detail }, place) => {
            const differs = differsFromFirst(row, place);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
              <td key={place} data-differs={differs || undefined}>
                {value}
                {differs && <span className={styles.hidden}> ({t('compare.differs')})</span>}
                {detail && <span className={styles.detail}>{detail}</span>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
