import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ExperimentsScreen.module.css';
import { QueuePanel } from './QueuePanel';
import { SweepForm } from './SweepForm';
import { SweepResults } from './SweepResults';
import { SweepStart } from './SweepStart';

/** What a running job changes many times a second must not draw the fields anew. */
const [SteadyForm, SteadyStart, SteadyResults] = [memo(SweepForm), memo(SweepStart), memo(SweepResults)];

/** Many trainings at once: chosen, started, watched and compared. */
export default function ExperimentsScreen(): ReactElement {
  const { t } = useTranslation('experiments');
  return (
    <div className={styles.screen}>
      <section className={styles.form} aria-label={t('form.title')}>
        <header className={styles.intro}>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </header>
        <SteadyForm />
        <SteadyStart />
      </section>
      <div className={styles.content}>
        <QueuePanel />
        <SteadyResults />
      </div>
    </div>
  );
}
