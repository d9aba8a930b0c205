import { useTranslation } from 'react-i18next';
import { selectFrontFacts } from '../../../state/selectors/front-facts';
import { selectObjectiveIds } from '../../../state/selectors/visible-points';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { DesignButton } from './DesignButton';
import styles from './ParetoTools.module.css';

interface FrontFactsTextProps {
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** Hypervolume and knee, each with what it means. */
export function FrontFactsText(props: FrontFactsTextProps) {
  const { t } = useTranslation('pareto-tools');
  const format = useFormat();
  const { share, knee } = useAppStore(selectFrontFacts);
  const objectives = useAppStore(selectObjectiveIds);
  return (
    <>
      <dl className={styles.facts}>
        {share !== null && (
          <div>
            <dt>{t('hypervolume')}</dt>
            <dd>
              <strong data-testid="hypervolume">{format.percent(share)}</strong>
              <span className={styles.meaning}>{t('hypervolumeMeaning')}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('knee')}</dt>
          <dd>
            {knee ? <DesignButton point={knee} {...props} /> : t('noKnee')}
            <span className={styles.meaning}>{t('kneeMeaning')}</span>
          </dd>
        </div>
      </dl>
      {objectives.length > 2 && <p className={styles.meaning}>{t('thirdMeaning')}</p>}
    </>
  );
}
