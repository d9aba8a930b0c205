import { useTranslation } from 'react-i18next';
import type { PointOrigin } from '../../core/explore/trained-result';
import { selectDesignPoints } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { useDesignNames } from '../explore/use-design-names';
import { useFormat } from '../format/use-format';
import styles from './StatusFooter.module.css';

export function StatusFooter() {
  return (
    <footer className={styles.footer}>
      <GalleryStatus />
      <JobStatus />
    </footer>
  );
}

function GalleryStatus() {
  const { t } = useTranslation();
  const gallery = useAppStore((state) => state.gallery);
  const points = useAppStore(selectDesignPoints);
  const isComputing = useAppStore((state) => state.hardware !== state.costedHardware);
  const quantized = points.filter(({ configuration }) => configuration.method !== 'float');
  const countOf = (origin: PointOrigin): number =>
    quantized.filter((point) => point.origin === origin).length;
  const trainedHere = countOf('trained-here');
  const imported = quantized.filter((point) => point.importedFrom);
  const files = [...new Set(imported.flatMap(({ importedFrom }) => importedFrom ?? []))].join(', ');
  return (
    <p data-testid="gallery-status">
      <span className={styles.dot} data-state={gallery} aria-hidden="true" />
      {gallery === 'ready'
        ? t('status.gallery.ready', { count: countOf('gallery') })
        : t(`status.gallery.${gallery}`)}
      {trainedHere > 0 && ` · ${t('status.trainedHere', { count: trainedHere })}`}
      {imported.length > 0 && ` · ${t('status.imported', { count: imported.length, files })}`}
      {isComputing && ` · ${t('status.computing')}`}
    </p>
  );
}

function JobStatus() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useDesignNames();
  const jobs = useAppStore((state) => state.jobs);
  const setScreen = useAppStore((state) => state.setScreen);
  const active = jobs.find(({ status }) => status === 'running' || status === 'paused');
  const waiting = jobs.filter(({ status }) => status === 'queued').length;
  if (!active) return <p>{waiting > 0 ? t('status.queued', { count: waiting }) : t('status.idle')}</p>;
  const { progress, status, configuration } = active;
  const fraction = progress ? progress.stepsDone / Math.max(1, progress.stepsPlanned) : null;
  const design = names.design(configuration);
  return (
    <button type="button" className={styles.job} onClick={() => setScreen('train')}>
      {status === 'paused'
        ? t('status.paused')
        : fraction === null
          ? t('status.running', { design })
          : t('status.runningPercent', { design, percent: format.percent(fraction, 0) })}
      {waiting > 0 && ` · ${t('status.queued', { count: waiting })}`}
      {fraction !== null && (
        <span className={styles.track} aria-hidden="true">
          <span style={{ inlineSize: `${fraction * 100}%` }} />
        </span>
      )}
    </button>
  );
}
