import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useElementSize } from '../../charts/use-element-size';
import type { ExploreData } from '../use-explore-data';
import { type Brushes, brushedOut, moveBrush } from './brushes';
import styles from './ParallelCard.module.css';
import { ParallelCoordinates } from './ParallelCoordinates';
import { parallelAxes } from './parallel-axes';

export interface ParallelCardProps {
  readonly data: ExploreData;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
  /** Told which designs the brushes leave out. */
  readonly onFaint: (ids: ReadonlySet<string>) => void;
}

/** Narrower, names of axes would run into each other: the card scrolls. */
const leastWidth = 672;
const height = 380;
const noIds: ReadonlySet<string> = new Set();

/** All parameters and objectives of every design at once; brushes on the axes leave designs out everywhere. */
export function ParallelCard({ data, highlightedId, onHighlight, onFaint }: ParallelCardProps) {
  const { t } = useTranslation('parallel');
  const [container, size] = useElementSize<HTMLElement>();
  const [brushes, setBrushes] = useState<Brushes>({});
  const { designs } = data;
  const axes = useMemo(() => parallelAxes(designs), [designs]);
  const out = useMemo(() => brushedOut(designs, axes, brushes), [designs, axes, brushes]);
  useEffect(() => startTransition(() => onFaint(out)), [out, onFaint]);
  useEffect(() => () => onFaint(noIds), [onFaint]);
  if (designs.length === 0) return null;
  const within = designs.filter(({ id }) => !out.has(id)).length;
  return (
    <section className={styles.card} aria-labelledby="parallel-title">
      <div className={styles.head}>
        <h2 id="parallel-title">{t('title')}</h2>
        <p role="status" data-testid="parallel-count">
          {t('count', { within, count: designs.length })}
        </p>
        {Object.keys(brushes).length > 0 && (
          <button type="button" className={styles.clear} onClick={() => setBrushes({})}>
            {t('clear')}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={container} className={styles.scroll} aria-label={t('title')} tabIndex={0}>
        {size && size.width > 0 && (
          <ParallelCoordinates
            designs={designs}
            axes={axes}
            size={{ width: Math.max(leastWidth, size.width), height }}
            out={out}
            brushes={brushes}
            highlightedId={highlightedId}
            onHighlight={onHighlight}
            onBrush={(id, end, share) => setBrushes((before) => moveBrush(before, id, end, share))}
          />
        )}
      </section>
      <p className={styles.note}>{t('note')}</p>
    </section>
  );
}
