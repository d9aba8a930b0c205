import { useTranslation } from 'react-i18next';
import styles from './Header.module.css';

export function Wordmark() {
  const { t } = useTranslation();
  return (
    <span className={styles.wordmark}>
      <svg width="30" height="26" viewBox="0 0 30 26" aria-hidden="true">
        <path d="M2 5h10v8h9v9h7" className={styles.markLine} />
        <rect x="8.5" y="1.5" width="7" height="7" rx="1.5" className={styles.markLearned} />
        <rect x="17.5" y="9.5" width="7" height="7" rx="1.5" className={styles.markFixed} />
      </svg>
      <bdi>{t('app.name')}</bdi>
    </span>
  );
}
