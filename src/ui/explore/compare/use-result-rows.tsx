import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { type EfficiencyMetric, metricDefinitions } from '../../../core/explore/metrics';
import { compareDesigns, comparePredictions } from '../../../core/explore/statistics/compare-designs';
import { VerdictText } from '../../experiments/VerdictText';
import { useFormat } from '../../format/use-format';
import { formatMetric } from '../use-metric-texts';
import type { CompareCell, CompareRow } from './compare-rows';

const comparedMetrics: readonly EfficiencyMetric[] = [
  'energy',
  'inferences-per-joule',
  'area',
  'latency',
  'tops-per-watt',
];

/** What the designs do: accuracy with its interval and a verdict, and the costs with their ratios to the first. */
export function useResultRows(points: readonly DesignPoint[]): readonly CompareRow[] {
  const { t } = useTranslation(['comparison', 'common']);
  const format = useFormat();
  const [first] = points;
  if (!first) return [];
  const costCell = (metric: EfficiencyMetric, point: DesignPoint): CompareCell => {
    if (!point.cost) return { value: '–' };
    const { value } = metricDefinitions[metric];
    const isRatio = point !== first && first.cost !== null;
    return {
      value: formatMetric(format, metric, value(point.cost)),
      detail: isRatio && first.cost && format.ratio(value(point.cost) / value(first.cost)),
    };
  };
  return [
    {
      key: 'accuracy',
      label: t('comparison:compare.rows.accuracy'),
      cells: points.map((point) => ({
        value: format.percent(point.testAccuracy.meanFraction),
        detail: <Interval point={point} />,
      })),
    },
    {
      key: 'verdict',
      label: t('comparison:compare.rows.verdict'),
      cells: points.map((point) => ({
        value: '',
        detail: point === first ? '–' : <PairedVerdict point={point} reference={first} />,
      })),
    },
    {
      key: 'predictions',
      label: t('comparison:compare.rows.predictions'),
      cells: points.map((point) => ({
        value: '',
        detail: point === first ? '–' : <PairedPredictions point={point} reference={first} />,
      })),
    },
    ...comparedMetrics.map((metric) => ({
      key: metric,
      label: t(`common:metrics.${metric}.name`),
      cells: points.map((point) => costCell(metric, point)),
    })),
  ];
}

function Interval({ point: { testAccuracy, published } }: { readonly point: DesignPoint }) {
  const { t } = useTranslation(['comparison', 'explore']);
  const format = useFormat();
  const { intervalFraction, seeds } = testAccuracy;
  if (published) return t('explore:published.noSeeds');
  return (
    <>
      {intervalFraction &&
        `${t('comparison:compare.interval', {
          low: format.percent(intervalFraction.low),
          high: format.percent(intervalFraction.high),
        })}, `}
      {t('comparison:compare.seeds', { count: seeds })}
    </>
  );
}

interface PairProps {
  readonly point: DesignPoint;
  readonly reference: DesignPoint;
}

/** Why two designs cannot be set against each other, as a key of the texts; null where they can. */
function obstacleOf({ point, reference }: PairProps): 'otherImages' | 'claimedOnly' | null {
  if (point.configuration.dataset !== reference.configuration.dataset) return 'otherImages';
  return point.results.length === 0 || reference.results.length === 0 ? 'claimedOnly' : null;
}

function PairedVerdict({ point, reference }: PairProps) {
  const { t } = useTranslation('comparison');
  const obstacle = obstacleOf({ point, reference });
  if (obstacle) return t(`compare.${obstacle}`);
  return <VerdictText verdict={compareDesigns(point.results, reference.results)} />;
}

/** McNemar's test of the networks of each seed that both have, where single predictions are known. */
function PairedPredictions({ point, reference }: PairProps) {
  const { t } = useTranslation('comparison');
  const format = useFormat();
  const obstacle = obstacleOf({ point, reference });
  if (obstacle) return t(`compare.${obstacle}`);
  const tests = comparePredictions(point.results, reference.results);
  if (tests.length === 0) return t('compare.noPredictions');
  return (
    <span data-testid="compare-predictions">
      {tests
        .map(({ seed, leftOnly, rightOnly, midP }) =>
          t('compare.predictions', {
            seed,
            own: format.count(leftOnly),
            other: format.count(rightOnly),
            p: midP < smallestP ? `< ${format.number(smallestP)}` : format.number(midP, 2),
          }),
        )
        .join('; ')}
    </span>
  );
}

const smallestP = 0.001;
