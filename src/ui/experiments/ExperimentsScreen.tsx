import { SegmentedControl } from '@mantine/core';
import { memo, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExperimentPart, experimentParts } from '../../state/reproduction-state';
import { useAppStore } from '../../state/store';
import { lazyWithTexts } from '../lazy-with-texts';
import { DropZone } from './DropZone';
import styles from './ExperimentsScreen.module.css';
import { QueuePanel } from './QueuePanel';
import { ResultFiles } from './ResultFiles';
import { SweepForm } from './SweepForm';
import { SweepResults } from './SweepResults';
import { SweepStart } from './SweepStart';
import { useResultImport } from './use-result-import';

/** What a running job changes many times a second must not draw the fields anew. */
const [SteadyForm, SteadyStart, SteadyResults] = [memo(SweepForm), memo(SweepStart), memo(SweepResults)];
const ClaimForm = lazyWithTexts(['reproduction'], () => import('./reproduction/ReproductionForm'));
const ClaimReport = lazyWithTexts(['reproduction'], () => import('./reproduction/ClaimReport'));

/** Many trainings at once: chosen, started, watched and compared. */
export default function ExperimentsScreen(): ReactElement {
  const { t } = useTranslation('experiments');
  const part = useAppStore((state) => state.experimentPart);
  const { news, importFiles } = useResultImport();
  const onFiles = (files: readonly File[]): void => void importFiles(files);
  return (
    <DropZone hint={t('files.drop')} onFiles={onFiles}>
      <div className={styles.screen}>
        <section className={styles.form} aria-label={t(`parts.${part}.form`)}>
          <header className={styles.intro}>
            <h1>{t('title')}</h1>
            <PartSwitch />
            <p>{t(`parts.${part}.lead`)}</p>
          </header>
          {part === 'sweep' ? (
            <>
              <SteadyForm />
              <SteadyStart />
            </>
          ) : (
            <Suspense fallback={null}>
              <ClaimForm />
            </Suspense>
          )}
        </section>
        <div className={styles.content}>
          <QueuePanel />
          {part === 'sweep' ? (
            <SteadyResults />
          ) : (
            <Suspense fallback={null}>
              <ClaimReport />
            </Suspense>
          )}
          <ResultFiles news={news} onFiles={onFiles} />
        </div>
      </div>
    </DropZone>
  );
}

function PartSwitch(): ReactElement {
  const { t } = useTranslation('experiments');
  const part = useAppStore((state) => state.experimentPart);
  const show = useAppStore((state) => state.showExperimentPart);
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('parts.label')}
      value={part}
      data={experimentParts.map((value) => ({ value, label: t(`parts.${value}.name`) }))}
      onChange={(value) => show(value as ExperimentPart)}
      className={styles.parts ?? ''}
    />
  );
}
