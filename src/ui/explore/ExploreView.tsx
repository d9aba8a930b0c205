import { useState } from 'react';
import { ChartCard } from './ChartCard';
import styles from './ExploreView.module.css';
import { Headline } from './Headline';
import { IsoAccuracyPanel } from './IsoAccuracyPanel';
import { PinnedStrip } from './PinnedStrip';
import { useExploreData } from './use-explore-data';

/** The middle of the Explore screen: what the data says, the chart, the comparison, the pins. */
export function ExploreView() {
  const data = useExploreData();
  const [highlightedId, setHighlightedId] = useState<string | null>(null);
  return (
    <div className={styles.view}>
      <Headline data={data} />
      <ChartCard data={data} highlightedId={highlightedId} onHighlight={setHighlightedId} />
      <IsoAccuracyPanel highlightedId={highlightedId} onHighlight={setHighlightedId} />
      <PinnedStrip onHighlight={setHighlightedId} />
    </div>
  );
}
