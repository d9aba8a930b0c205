import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectOpenRuns, selectSweepPlan } from '../../state/selectors/sweep';
import { maximumParallelRuns } from '../../state/slices/run-slice';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useNames } from '../train/use-names';
import { planFile } from './plan-file';
import styles from './SweepStart.module.css';
import { forecastSweep } from './sweep-forecast';
import { useKnownSpeeds } from './use-known-speeds';

/** One per core up to four: more share the memory's bandwidth and hardly help. */
const suggestedWorkers = Math.min(4, navigator.hardwareConcurrency);

/** What the sweep will take, before it starts, and the button that starts it. */
export function SweepStart(): ReactElement {
  const { t } = useTranslation('experiments');
  const { runs, missingWidths } = useAppStore(selectSweepPlan);
  const open = useAppStore(selectOpenRuns);
  const enqueueSweep = useAppStore((state) => state.enqueueSweep);
  const setParallelRuns = useAppStore((state) => state.setParallelRuns);
  const [workers, setWorkers] = useState(suggestedWorkers);
  const changeWorkers = (count: number): void => {
    setWorkers(count);
    // Of a queue that is under way.
    setParallelRuns(count);
  };
  const start = (): void => {
    setParallelRuns(workers);
    enqueueSweep(open);
  };
  return (
    <div className={styles.start}>
      <p className={styles.count} data-testid="sweep-count" data-runs={runs.length} data-open={open.length}>
        <strong>{t('start.runs', { count: runs.length })}</strong>{' '}
        {open.length < runs.length && t('start.known', { count: runs.length - open.length })}
      </p>
      <MissingWidths missing={missingWidths} />
      {open.length > 0 && <TimeNeeded workers={workers} />}
      <WorkerCount workers={workers} onChange={changeWorkers} />
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

/** Steps and time; where the speed is not known yet, a button measures it. */
function TimeNeeded({ workers }: { readonly workers: number }): ReactElement {
  const { t } = useTranslation(['experiments', 'train', 'problems']);
  const format = useFormat();
  const names = useNames();
  const open = useAppStore(selectOpenRuns);
  const known = useKnownSpeeds();
  const asked = useAppStore((state) => state.speedQuestions);
  const problem = useAppStore((state) => state.speedProblem);
  const askSpeeds = useAppStore((state) => state.askSpeeds);
  const configurations = useMemo(() => open.map(({ configuration }) => configuration), [open]);
  const { steps, seconds, unknownNetworks } = useMemo(
    () => forecastSweep(configurations, { ...known, workers }),
    [configurations, known, workers],
  );
  const questions = unknownNetworks.flatMap(
    (network) => configurations.find((configuration) => configuration.network === network) ?? [],
  );
  const [current] = asked;
  return (
    <>
      <p className={styles.estimate} data-testid="sweep-estimate">
        <span>{t('train:estimate.steps', { steps: format.count(steps) })}</span>
        {seconds !== null && <span>{t('train:estimate.time', { duration: format.duration(seconds) })}</span>}
      </p>
      {questions.length > 0 && (
        <Button
          variant="default"
          size="compact-md"
          loading={asked.length > 0}
          onClick={() => askSpeeds(questions)}
          data-testid="measure-speed"
        >
          {t('experiments:start.measureSpeed')}
        </Button>
      )}
      <p className={styles.note} role="status">
        {current && t('experiments:start.measuring', { network: names.network(current.network) })}
        {problem && t(`problems:${problem.code}`, problem.parameters)}
      </p>
    </>
  );
}

interface WorkerCountProps {
  readonly workers: number;
  onChange(count: number): void;
}

function WorkerCount({ workers, onChange }: WorkerCountProps): ReactElement {
  const { t } = useTranslation('experiments');
  const options = Array.from({ length: maximumParallelRuns }, (_, index) => String(index + 1));
  return (
    <NativeSelect
      label={t('start.workers')}
      description={t('start.workersHelp', { cores: navigator.hardwareConcurrency })}
      data={options}
      value={String(workers)}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
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
