import { SegmentedControl } from '@mantine/core';
import { memo, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../core/assert-never';
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
const SearchForm = lazyWithTexts(['search'], () => import('./search/SearchForm'));
const SearchReport = lazyWithTexts(['search'], () => import('./search/SearchReport'));
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
          <Suspense fallback={null}>
            <PartForm part={part} />
          </Suspense>
        </section>
        <div className={styles.content}>
          <QueuePanel />
          <Suspense fallback={null}>
            <PartOutcome part={part} />
          </Suspense>
          <ResultFiles news={news} onFiles={onFiles} />
        </div>
      </div>
    </DropZone>
  );
}

interface PartProps {
  readonly part: ExperimentPart;
}

function PartForm({ part }: PartProps): ReactElement {
  switch (part) {
    case 'sweep':
      return (
        <>
          <SteadyForm />
          <SteadyStart />
        </>
      );
    case 'search':
      return <SearchForm />;
    case 'claim':
      return <ClaimForm />;
    default:
      return assertNever(part);
  }
}

function PartOutcome({ part }: PartProps): ReactElement {
  switch (part) {
    case 'sweep':
      return <SteadyResults />;
    case 'search':
      return <SearchReport />;
    case 'claim':
      return <ClaimReport />;
    default:
      return assertNever(part);
  }
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
