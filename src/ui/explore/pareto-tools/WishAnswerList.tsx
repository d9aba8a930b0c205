import { useTranslation } from 'react-i18next';
import { selectWishAnswer } from '../../../state/selectors/wish';
import { useAppStore } from '../../../state/store';
import { DesignButton } from './DesignButton';
import styles from './ParetoTools.module.css';

interface WishAnswerListProps {
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** How many designs fulfil the wish, and the nearest of the front. */
export function WishAnswerList(props: WishAnswerListProps) {
  const { t } = useTranslation('pareto-tools');
  const answer = useAppStore(selectWishAnswer);
  return (
    <>
      <p className={styles.answer} role="status" data-testid="wish-answer">
        {answer ? t('answer', { count: answer.feasible }) : t('noWish')}
      </p>
      {answer && (
        <ol className={styles.nearest}>
          {answer.nearest.map((point) => (
            <li key={point.id} data-testid="wish-nearest">
              <DesignButton point={point} {...props} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
