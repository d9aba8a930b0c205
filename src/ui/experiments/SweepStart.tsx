import { Button } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { selectOpenRuns, selectSweepPlan } from '../../state/selectors/sweep';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useNames } from '../train/use-names';
import { planFile } from './plan-file';
import styles from './SweepStart.module.css';
import { TimeNeeded } from './TimeNeeded';
import { useWorkerCount } from './use-worker-count';
import { WorkerCount } from './WorkerCount';

/** What the sweep will take, before it starts, and the button that starts it. */
export function SweepStart(): ReactElement {
  const { t } = useTranslation('experiments');
  const { runs, missingWidths } = useAppStore(selectSweepPlan);
  const open = useAppStore(selectOpenRuns);
  const enqueueSweep = useAppStore((state) => state.enqueueSweep);
  const configurations = useMemo(() => open.map(({ configuration }) => configuration), [open]);
  const { workers, change, apply } = useWorkerCount();
  const start = (): void => {
    apply();
    enqueueSweep(open);
  };
  return (
    <div className={styles.start}>
      <p className={styles.count} data-testid="sweep-count" data-runs={runs.length} data-open={open.length}>
        <strong>{t('start.runs', { count: runs.length })}</strong>{' '}
        {open.length < runs.length && t('start.known', { count: runs.length - open.length })}
      </p>
      <MissingWidths missing={missingWidths} />
      {open.length > 0 && <TimeNeeded configurations={configurations} workers={workers} />}
      <WorkerCount workers={workers} onChange={change} />
      <Button size="md" disabled={open.length === 0} onClick={start} data-testid="sweep-start">
        {t(open.length === 0 ? 'start.nothing' : 'start.start', { count: open.length })}
      </Button>
      <DownloadPlan />
    </div>
  );
}

function MissingWidths({
  missing,
}: {
  readonly missing: readonly { readonly scheme: string; readonly width: number }[];
}): ReactElement | null {
  const { t } = useTranslation('experiments');
  const names = useNames();
  const format = useFormat();
  if (missing.length === 0) return null;
  const schemes = [...new Set(missing.map(({ scheme }) => scheme))];
  const texts = schemes.map((scheme) => {
    const widths = missing.filter((each) => each.scheme === scheme).map(({ width }) => format.count(width));
    return t('start.missing', { scheme: names.scheme(scheme), widths: widths.join(', ') });
  });
  return <p className={styles.note}>{t('start.leftOut', { list: texts.join('; ') })}</p>;
}

/** The same sweep for the command line. */
function DownloadPlan(): ReactElement | null {
  const { t } = useTranslation('experiments');
  const { axes, runs } = useAppStore(selectSweepPlan);
  if (axes.length === 0) return null;
  const isWhole = runs.every(({ allocation }) => allocation === null);
  return (
    <p className={styles.note}>
      <a
        href={`data:application/json;charset=utf-8,${encodeURIComponent(planFile(axes))}`}
        download="bitfrontier-plan.json"
      >
        {t('start.plan')}
      </a>{' '}
      {t('start.planHelp')} {!isWhole && t('start.planWithoutAllocators')}
    </p>
  );
}
