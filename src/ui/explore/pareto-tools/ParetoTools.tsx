import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/store';
import type { ExploreData } from '../use-explore-data';
import { FrontFactsText } from './FrontFactsText';
import styles from './ParetoTools.module.css';
import { ThirdObjective } from './ThirdObjective';
import { WishAnswerList } from './WishAnswerList';
import { WishFields } from './WishFields';

export interface ParetoToolsProps {
  readonly data: ExploreData;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** What the front is of, what can be said of it, and which designs come nearest to a wish. */
export function ParetoTools({ data, highlightedId, onHighlight }: ParetoToolsProps) {
  const { t } = useTranslation('pareto-tools');
  const showParallel = useAppStore((state) => state.showParallel);
  const setView = useAppStore((state) => state.setView);
  if (data.designs.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="front-title">
      <div className={styles.head}>
        <h2 id="front-title">{t('title')}</h2>
        <ThirdObjective />
        <Switch
          size="sm"
          label={t('parallel')}
          checked={showParallel}
          onChange={(event) => setView({ showParallel: event.currentTarget.checked })}
        />
      </div>
      <FrontFactsText highlightedId={highlightedId} onHighlight={onHighlight} />
      <WishFields designs={data.designs} />
      <WishAnswerList highlightedId={highlightedId} onHighlight={onHighlight} />
    </section>
  );
}
