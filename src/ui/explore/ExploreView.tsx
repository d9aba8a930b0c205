import { Suspense, useState } from 'react';
import { useAppStore } from '../../state/store';
import { lazyWithTexts } from '../lazy-with-texts';
import { ChartCard } from './ChartCard';
import styles from './ExploreView.module.css';
import { Headline } from './Headline';
import type { IsoAccuracyPanelProps } from './iso-accuracy/IsoAccuracyPanel';
import type { PinnedStripProps } from './PinnedStrip';
import type { PublishedHeadlineProps } from './PublishedHeadline';
import type { ParallelCardProps } from './parallel/ParallelCard';
import type { ParetoToolsProps } from './pareto-tools/ParetoTools';
import { useExploreData } from './use-explore-data';

const IsoAccuracyPanel = lazyWithTexts<IsoAccuracyPanelProps>(['iso-accuracy'], () =>
  import('./iso-accuracy/IsoAccuracyPanel').then((module) => ({ default: module.IsoAccuracyPanel })),
);

const ParetoTools = lazyWithTexts<ParetoToolsProps>(['pareto-tools'], () =>
  import('./pareto-tools/ParetoTools').then((module) => ({ default: module.ParetoTools })),
);

const ParallelCard = lazyWithTexts<ParallelCardProps>(['parallel'], () =>
  import('./parallel/ParallelCard').then((module) => ({ default: module.ParallelCard })),
);

const PinnedStrip = lazyWithTexts<PinnedStripProps>(['comparison'], () =>
  import('./PinnedStrip').then((module) => ({ default: module.PinnedStrip })),
);

const PublishedHeadline = lazyWithTexts<PublishedHeadlineProps>(['published'], () =>
  import('./PublishedHeadline').then((module) => ({ default: module.PublishedHeadline })),
);

const noIds: ReadonlySet<string> = new Set();

/** The middle of the Explore screen: what the data says, the chart, the comparison, the pins. */
export function ExploreView() {
  const data = useExploreData();
  const publishedNetwork = useAppStore((state) => state.publishedNetwork);
  const showParallel = useAppStore((state) => state.showParallel);
  const [faintIds, setFaintIds] = useState(noIds);
  const [highlightedId, setHighlightedId] = useState<string | null>(null);
  const shared = { data, highlightedId, onHighlight: setHighlightedId };
  return (
    <div className={styles.view}>
      {publishedNetwork === null ? (
        <Headline data={data} />
      ) : (
        <Suspense>
          <PublishedHeadline network={publishedNetwork} data={data} />
        </Suspense>
      )}
      <ChartCard {...shared} faintIds={faintIds} />
      {/* All at once: cards that arrive one by one push those below them away from the pointer. */}
      <Suspense>
        <ParetoTools {...shared} />
        {showParallel && (
          <Suspense>
            <ParallelCard {...shared} onFaint={setFaintIds} />
          </Suspense>
        )}
        <IsoAccuracyPanel highlightedId={highlightedId} onHighlight={setHighlightedId} />
        <PinnedStrip onHighlight={setHighlightedId} />
      </Suspense>
    </div>
  );
}
