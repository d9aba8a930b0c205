import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './DesignTable.module.css';
import { type DesignColumn, type DesignOrder, designColumns, sortDesigns } from './design-columns';
import { SchemeGlyph } from './SchemeGlyph';
import { useDesignNames } from './use-design-names';
import type { ExploreData } from './use-explore-data';
import { formatMetric } from './use-metric-texts';
import { useOriginText } from './use-origin-text';
import { useWidthMismatch } from './use-width-mismatch';

interface DesignTableProps {
  readonly data: ExploreData;
  readonly faintIds: ReadonlySet<string>;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** The chart's designs as a table that sorts by any column. */
export function DesignTable({ data, faintIds, highlightedId, onHighlight }: DesignTableProps) {
  const { t } = useTranslation('explore');
  const names = useDesignNames();
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => showRow(scroller.current, highlightedId), [highlightedId]);
  const [order, setOrder] = useState<DesignOrder>({ column: 'energy', descending: false });
  const rows = useMemo(
    () => sortDesigns(data.designs, order, ({ configuration }) => names.design(configuration)),
    [data.designs, order, names],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={scroller} className={styles.scroll} aria-label={t('table.caption')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {designColumns.map((column) => (
              <ColumnHeader key={column} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((point) => (
            <DesignRow
              key={point.id}
              point={point}
              onFront={data.frontIds.has(point.id)}
              wished={data.wishedIds.has(point.id)}
              faint={faintIds.has(point.id)}
              highlighted={point.id === highlightedId}
              onHighlight={onHighlight}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Scrolls the table alone, and only to a design that is lit up from elsewhere. */
function showRow(scroller: HTMLElement | null, id: string | null): void {
  const row = id === null ? null : scroller?.querySelector(`tr[data-point-id="${id}"]`);
  if (!scroller || !row || scroller.matches(':hover, :focus-within')) return;
  const [box, place] = [scroller.getBoundingClientRect(), row.getBoundingClientRect()];
  if (place.top >= box.top + headHeightPx && place.bottom <= box.bottom) return;
  scroller.scrollTop += place.top - box.top - box.height / 2;
}

/** The head stays in view above the rows. */
const headHeightPx = 48;

function ColumnHeader(props: {
  readonly column: DesignColumn;
  readonly order: DesignOrder;
  readonly onOrder: (order: DesignOrder) => void;
}) {
  const { t } = useTranslation(['explore', 'common']);
  const { column, order } = props;
  const sorted = order.column === column;
  const isPublished = useAppStore((state) => column === 'accuracy' && state.publishedNetwork !== null);
  const isMetric = efficiencyMetrics.some((metric) => metric === column);
  return (
    <th
      scope="col"
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
      data-text={column === 'design' || column === 'origin' || undefined}
    >
      <button
        type="button"
        onClick={() => props.onOrder({ column, descending: sorted ? !order.descending : false })}
      >
        {isMetric
          ? t(`common:metrics.${column}.name`)
          : t(isPublished ? 'published.accuracy' : `table.${column}`)}
        <span aria-hidden="true" className={styles.arrow}>
          {sorted ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

interface DesignRowProps {
  readonly point: DesignPoint;
  readonly onFront: boolean;
  /** Among the nearest to the wish. */
  readonly wished: boolean;
  readonly faint: boolean;
  readonly highlighted: boolean;
  readonly onHighlight: (id: string | null) => void;
}

/** Drawn again only where it changes: a pointer that moves lights up one row of thousands. */
const DesignRow = memo(function DesignRow(props: DesignRowProps) {
  const { t } = useTranslation(['explore', 'common']);
  const names = useDesignNames();
  const format = useFormat();
  const selected = useAppStore((state) => state.selectedId === props.point.id);
  const setView = useAppStore((state) => state.setView);
  const mismatch = useWidthMismatch(props.point);
  const { id, configuration, testAccuracy, cost, published } = props.point;
  const originText = useOriginText();
  return (
    <tr
      data-highlighted={props.highlighted || undefined}
      data-wished={props.wished || undefined}
      data-faint={props.faint || undefined}
      data-selected={selected || undefined}
      data-point-id={id}
      onMouseEnter={() => props.onHighlight(id)}
      onMouseLeave={() => props.onHighlight(null)}
    >
      <th scope="row">
        <button
          type="button"
          className={styles.design}
          aria-pressed={selected}
          onClick={() => setView({ selectedId: id })}
          onFocus={() => props.onHighlight(id)}
          onBlur={() => props.onHighlight(null)}
        >
          <SchemeGlyph scheme={configuration.quantization.scheme} />
          <span>
            {names.design(configuration)}
            {mismatch && <span className={styles.mismatch}>{mismatch}</span>}
            {published && (
              <span className={styles.source} dir="ltr">
                {published.source}
              </span>
            )}
          </span>
          {props.wished && <span className={styles.front}>{t('table.wished')}</span>}
          {props.onFront && <span className={styles.front}>{t('table.front')}</span>}
        </button>
      </th>
      <td>{configuration.quantization.weightBits}</td>
      <td>{configuration.quantization.activationBits}</td>
      <td>{format.percent(testAccuracy.meanFraction)}</td>
      <td>{published ? '–' : testAccuracy.seeds}</td>
      {efficiencyMetrics.map((metric) => (
        <td key={metric}>{cost && formatMetric(format, metric, metricDefinitions[metric].value(cost))}</td>
      ))}
      <td data-text>{originText(props.point)}</td>
    </tr>
  );
});
