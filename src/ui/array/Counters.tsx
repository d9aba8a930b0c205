import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counters as CounterValues } from '../../core/hardware/array-view/counters';
import { energySoFar } from '../../core/hardware/array-view/energy-so-far';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';

interface CountersProps {
  readonly run: LayerRun;
  readonly frame: Frame;
  readonly end: CounterValues;
}

/** What was done and spent up to and with this cycle, of what the whole layer takes. */
export function Counters({ run, frame, end }: CountersProps): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const { transfers } = run.counted.mapping;
  const total = (pj: Readonly<Record<string, number>>) =>
    Object.values(pj).reduce((sum, each) => sum + each, 0);
  const { counters } = frame;
  const { cycles } = run.counted;
  const pair = (now: string, whole: string) => ({ now, whole });
  const values = {
    cycles: pair(format.count(frame.cycle), format.count(cycles)),
    macs: pair(format.count(counters.macs), format.count(end.macs)),
    utilisation: pair(format.percent(counters.utilisation), format.percent(end.utilisation)),
    energy: pair(
      format.energy(total(energySoFar(run, transfers, counters, end))),
      format.energy(total(run.energyPj)),
    ),
    stalls: pair(format.count(counters.stalls), format.count(end.stalls)),
    outputs: pair(format.count(counters.finishedOutputs), format.count(end.finishedOutputs)),
    time: pair(format.time(frame.cycle / run.clockHz), format.time(cycles / run.clockHz)),
  };
  return (
    <dl className={styles.strip} aria-label={t('counters.title')}>
      {(Object.keys(values) as (keyof typeof values)[]).map((name) => (
        <div key={name} data-counter={name}>
          <dt>{t(`counters.${name}`)}</dt>
          <dd>
            {values[name].now}
            <small>{t('counters.of', { whole: values[name].whole })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
