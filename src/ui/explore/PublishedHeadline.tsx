import { useTranslation } from 'react-i18next';
import styles from './Headline.module.css';
import type { ExploreData } from './use-explore-data';
import { useMachineText } from './use-machine-text';

export interface PublishedHeadlineProps {
  readonly network: string;
  readonly data: ExploreData;
}

/** What the published figures are, and what they do not allow. */
export function PublishedHeadline({ network, data: { designs } }: PublishedHeadlineProps) {
  const { t } = useTranslation(['published', 'explore']);
  const machine = useMachineText();
  // Folders of one repository were trained by one group with one code.
  const sources = new Set(designs.map(({ published }) => published?.source.split(',')[0])).size;
  return (
    <div className={styles.headline} data-testid="published-headline">
      <h1>{t('published:headline.title', { network: t(`explore:published.networks.${network}`) })}</h1>
      <p>
        {sources === 0
          ? t('published:headline.loading')
          : t('published:headline.detail', {
              count: sources,
              sources,
              machine: machine.accelerator,
              placement: machine.placement,
            })}
      </p>
    </div>
  );
}
