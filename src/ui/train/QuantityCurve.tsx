import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { TrainingJob } from '../../state/app-state';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import { CurveChart } from './CurveChart';
import {
  alignedTo,
  type CurveQuantity,
  type CurveSample,
  type RunEpochs,
  runEpochs,
  samplesOf,
  smoothed,
  thinned,
} from './curve-series';
import styles from './LearningCurves.module.css';

const lossWindow = 8;
const pointLimit = 400;

interface QuantityCurveProps {
  readonly job: TrainingJob;
  readonly ghost: TrainingJob | null;
  readonly quantity: CurveQuantity;
}

/** One quantity of a run: its latest value and its curve. */
export function QuantityCurve({ job, ghost, quantity }: QuantityCurveProps): ReactElement {
  const { t } = useTranslation('train');
  const [element, size] = useElementSize<HTMLDivElement>();
  const formatValue = useValueFormat(quantity);
  const samples = seriesOf(job, quantity);
  const last = samples.at(-1);
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={styles.name}>{t(`curves.${quantity}`)}</span>
        <span className={styles.latest}>{last ? formatValue(last.value) : '–'}</span>
      </figcaption>
      <div ref={element} className={styles.canvas}>
        {size && <JobCurve job={job} ghost={ghost} quantity={quantity} samples={samples} {...size} />}
      </div>
      {ghost && quantity === 'validation-accuracy' && <p className={styles.ghost}>{t('curves.ghost')}</p>}
    </figure>
  );
}

interface JobCurveProps extends QuantityCurveProps {
  readonly samples: readonly CurveSample[];
  readonly width: number;
  readonly height: number;
}

function JobCurve({ job, ghost, quantity, samples, width, height }: JobCurveProps): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const theme = useChartTheme();
  const finding = useFinding(quantity, samples);
  const formatValue = useValueFormat(quantity);
  const { method, quantization } = job.configuration;
  const epochs = epochsOf(job);
  return (
    <CurveChart
      width={width}
      height={height}
      theme={theme}
      colour={method === 'float' ? theme.ink : theme.families[schemes.get(quantization.scheme).family]}
      name={t(`curves.${quantity}`)}
      finding={finding}
      samples={samples}
      ghost={ghost ? alignedTo(seriesOf(ghost, quantity), epochsOf(ghost), epochs) : []}
      epochs={epochs.total}
      epochAxisLabel={t('curves.epoch')}
      tuneFrom={epochs.tuneFrom}
      tuneLabel={t(method === 'float' ? 'curves.controlTuning' : 'curves.tuning')}
      ceiling={quantity === 'loss' ? null : 1}
      formatValue={formatValue}
      formatEpoch={(epoch) => format.number(epoch, 3)}
    />
  );
}

function useValueFormat(quantity: CurveQuantity): (value: number) => string {
  const format = useFormat();
  return (value) => (quantity === 'loss' ? format.number(value, 3) : format.percent(value, 1));
}

/** The curve in one sentence: where it stands and its best so far. */
function useFinding(quantity: CurveQuantity, samples: readonly CurveSample[]): string {
  const { t } = useTranslation('train');
  const format = useFormat();
  const formatValue = useValueFormat(quantity);
  const name = t(`curves.${quantity}`);
  const last = samples.at(-1);
  if (!last) return t('curves.noData', { name });
  const values = samples.map(({ value }) => value);
  const best = quantity === 'loss' ? Math.min(...values) : Math.max(...values);
  return t('curves.finding', {
    name,
    value: formatValue(last.value),
    epoch: format.number(last.epoch, 3),
    best: formatValue(best),
  });
}

function seriesOf(job: TrainingJob, quantity: CurveQuantity): readonly CurveSample[] {
  const samples = samplesOf(job.curve, quantity);
  return thinned(quantity === 'loss' ? smoothed(samples, lossWindow) : samples, pointLimit);
}

function epochsOf(job: TrainingJob): RunEpochs {
  return runEpochs(job, datasetSources.get(job.configuration.dataset).splits.training);
}
