import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumSweepRuns } from '../../../core/explore/sweep/sweep-plan';
import {
  selectOpenParts,
  selectOpenReproductionRuns,
  selectReproductionRuns,
} from '../../../state/selectors/reproduction';
import { useAppStore } from '../../../state/store';
import styles from '../SweepStart.module.css';
import { TimeNeeded } from '../TimeNeeded';
import { TooManyRuns } from '../TooManyRuns';
import { useWorkerCount } from '../use-worker-count';
import { WorkerCount } from '../WorkerCount';

/** What the test of the claim will take, before it starts, and the buttons that start it. */
export function ReproductionStart(): ReactElement {
  const { t } = useTranslation(['reproduction', 'experiments']);
  const runs = useAppStore(selectReproductionRuns);
  const open = useAppStore(selectOpenReproductionRuns);
  const enqueueSweep = useAppStore((state) => state.enqueueSweep);
  const costLadder = useAppStore((state) => state.costLadder);
  const { workers, change, apply } = useWorkerCount();
  const isTooMany = open.length > maximumSweepRuns;
  const start = (): void => {
    apply();
    enqueueSweep(open.map((configuration) => ({ configuration, allocation: null })));
    costLadder();
  };
  return (
    <div className={styles.start}>
      <p className={styles.count} data-testid="claim-count" data-runs={runs.length} data-open={open.length}>
        <strong>{t('experiments:start.runs', { count: runs.length })}</strong>{' '}
        {runs.length === 0
          ? t('nothingChosen')
          : open.length < runs.length && t('experiments:start.known', { count: runs.length - open.length })}
      </p>
      {isTooMany && <TooManyRuns remedy="claim" />}
      {open.length > 0 && <TimeNeeded configurations={open} workers={workers} />}
      <WorkerCount workers={workers} onChange={change} />
      <Button size="md" disabled={open.length === 0 || isTooMany} onClick={start} data-testid="claim-start">
        {t(open.length === 0 ? 'experiments:start.nothing' : 'start', { count: open.length })}
      </Button>
      <CostOnly />
    </div>
  );
}

/** Energies need no training: a report from the results that are known. */
function CostOnly(): ReactElement | null {
  const { t } = useTranslation('reproduction');
  const open = useAppStore(selectOpenParts);
  const isCosting = useAppStore((state) => state.isCostingLadder);
  const costLadder = useAppStore((state) => state.costLadder);
  if (open.length === 0 || isCosting) return null;
  return (
    <>
      <Button variant="default" onClick={costLadder} data-testid="claim-energies">
        {t('costOnly')}
      </Button>
      <p className={styles.note}>{t('costOnlyHelp', { count: open.length })}</p>
    </>
  );
}
