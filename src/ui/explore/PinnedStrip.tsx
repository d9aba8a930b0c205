import { Button, CloseButton } from '@mantine/core';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { type EfficiencyMetric, metricDefinitions } from '../../core/explore/metrics';
import { selectPinnedPoints } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { lazyWithTexts } from '../lazy-with-texts';
import type { CompareDialogProps } from './compare/CompareDialog';
import styles from './PinnedStrip.module.css';
import { pinLetters } from './pin-letters';
import { SchemeGlyph } from './SchemeGlyph';
import { useDesignNames } from './use-design-names';
import { formatMetric } from './use-metric-texts';
import { useOriginText } from './use-origin-text';

const CompareDialog = lazyWithTexts<CompareDialogProps>(['experiments'], () =>
  import('./compare/CompareDialog').then((module) => ({ default: module.CompareDialog })),
);

const comparedMetrics: readonly EfficiencyMetric[] = ['energy', 'area', 'latency'];

export interface PinnedStripProps {
  readonly onHighlight: (id: string | null) => void;
}

/** Pinned designs side by side, each against the first. */
export function PinnedStrip({ onHighlight }: PinnedStripProps) {
  const { t } = useTranslation('comparison');
  const isPublished = useAppStore((state) => state.publishedNetwork !== null);
  const pinned = useAppStore(selectPinnedPoints).filter(
    ({ origin }) => (origin === 'published') === isPublished,
  );
  const setView = useAppStore((state) => state.setView);
  const letters = pinLetters(useAppStore((state) => state.pinnedIds));
  const opener = useRef<HTMLButtonElement>(null);
  const [isComparing, setIsComparing] = useState(false);
  const endComparison = (): void => {
    setIsComparing(false);
    opener.current?.focus();
  };
  const [first, second] = pinned;
  return (
    <section className={styles.strip} aria-labelledby="pins-title">
      <div className={styles.head}>
        <h2 id="pins-title">{t('pins.title')}</h2>
        {second && (
          <Button ref={opener} size="compact-md" variant="default" onClick={() => setIsComparing(true)}>
            {t('compare.open')}
          </Button>
        )}
        {first ? (
          <button type="button" className={styles.clear} onClick={() => setView({ pinnedIds: [] })}>
            {t('pins.clear')}
          </button>
        ) : (
          <p>{t('pins.empty')}</p>
        )}
      </div>
      {first && (
        <ul className={styles.cards}>
          {pinned.map((point) => (
            <PinnedCard
              key={point.id}
              point={point}
              letter={letters[point.id] ?? ''}
              against={point === first ? null : first}
              onHighlight={onHighlight}
            />
          ))}
        </ul>
      )}
      {isComparing && (
        <Suspense>
          <CompareDialog points={pinned} letters={letters} onClose={endComparison} />
        </Suspense>
      )}
    </section>
  );
}

interface PinnedCardProps {
  readonly point: DesignPoint;
  readonly letter: string;
  readonly against: DesignPoint | null;
  readonly onHighlight: (id: string | null) => void;
}

function PinnedCard({ point, letter, against, onHighlight }: PinnedCardProps) {
  const { t } = useTranslation(['comparison', 'common']);
  const names = useDesignNames();
  const togglePinned = useAppStore((state) => state.togglePinned);
  const setView = useAppStore((state) => state.setView);
  const originText = useOriginText();
  const name = names.design(point.configuration);
  return (
    <li
      className={styles.card}
      onMouseEnter={() => onHighlight(point.id)}
      onMouseLeave={() => onHighlight(null)}
    >
      <p className={styles.name}>
        <span className={styles.letter}>{letter}</span>
        <SchemeGlyph scheme={point.configuration.quantization.scheme} />
        <button type="button" onClick={() => setView({ selectedId: point.id })}>
          {name}
        </button>
        <CloseButton
          size="sm"
          aria-label={t('pins.unpin', { design: name })}
          onClick={() => togglePinned(point.id)}
        />
      </p>
      <dl className={styles.figures}>
        <AccuracyFigure point={point} against={against} />
        {comparedMetrics.map((metric) => (
          <CostFigure key={metric} metric={metric} point={point} against={against} />
        ))}
      </dl>
      {['claimed', 'published', 'imported'].includes(point.origin) && (
        <p className={styles.origin}>{originText(point)}</p>
      )}
    </li>
  );
}

type FigureProps = Pick<PinnedCardProps, 'point' | 'against'>;

function AccuracyFigure({ point, against }: FigureProps) {
  const { t } = useTranslation(['comparison', 'explore']);
  const format = useFormat();
  const { meanFraction } = point.testAccuracy;
  return (
    <div>
      <dt>{t('explore:table.accuracy')}</dt>
      <dd>{format.percent(meanFraction)}</dd>
      <dd className={styles.difference}>
        {against &&
          t('pins.points', { points: format.points(meanFraction - against.testAccuracy.meanFraction) })}
      </dd>
    </div>
  );
}

function CostFigure({ metric, point, against }: FigureProps & { readonly metric: EfficiencyMetric }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (!point.cost) return null;
  const { value } = metricDefinitions[metric];
  const ratio = against?.cost ? value(point.cost) / value(against.cost) : null;
  return (
    <div>
      <dt>{t(`metrics.${metric}.short`)}</dt>
      <dd>{formatMetric(format, metric, value(point.cost))}</dd>
      <dd className={styles.difference}>{ratio !== null && format.ratio(ratio)}</dd>
    </div>
  );
}
