import { Button } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { uniform } from '../../core/allocation/uniform';
import { maximumSweepRuns } from '../../core/explore/sweep/sweep-plan';
import { selectOpenRuns, selectSweepPlan } from '../../state/selectors/sweep';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useNames } from '../train/use-names';
import { planFile } from './plan-file';
import styles from './SweepStart.module.css';
import { TimeNeeded } from './TimeNeeded';
import { TooManyRuns } from './TooManyRuns';
import { useWorkerCount } from './use-worker-count';
import { WorkerCount } from './WorkerCount';

/** What the sweep will take, before it starts, and the button that starts it. */
export function SweepStart(): ReactElement {
  const { t } = useTranslation('experiments');
  const { count, runs, missingWidths } = useAppStore(selectSweepPlan);
  const open = useAppStore(selectOpenRuns);
  const enqueueSweep = useAppStore((state) => state.enqueueSweep);
  const configurations = useMemo(() => open.map(({ configuration }) => configuration), [open]);
  const { workers, change, apply } = useWorkerCount();
  const isTooMany = count > maximumSweepRuns;
  const start = (): void => {
    apply();
    enqueueSweep(open);
  };
  return (
    <div className={styles.start}>
      <p className={styles.count} data-testid="sweep-count" data-runs={count} data-open={open.length}>
        <strong>{t('start.runs', { count })}</strong>{' '}
        {open.length < runs.length && t('start.known', { count: runs.length - open.length })}
      </p>
      {isTooMany && <TooManyRuns remedy="sweep" />}
      <MissingWidths missing={missingWidths} />
      {open.length > 0 && <TimeNeeded configurations={configurations} workers={workers} />}
      <WorkerCount workers={workers} onChange={change} />
      <Button size="md" disabled={open.length === 0} onClick={start} data-testid="sweep-start">
        {isTooMany || open.length > 0
          ? t('start.start', { count: isTooMany ? count : open.length })
          : t('start.nothing')}
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
  const { axes } = useAppStore(selectSweepPlan);
  const allocators = useAppStore((state) => state.sweep.allocators);
  if (axes.length === 0) return null;
  const isWhole = allocators.every((id) => id === uniform.id);
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
