import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { estimateAccuracy } from '../../core/explore/accuracy-estimate';
import { compareAccuracy } from '../../core/explore/compare-accuracy';
import { designPointId } from '../../core/explore/design-point-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { floatControl } from './run-plan';

/** The difference to the FP32 control over the seeds that both have, with the verdict that these seeds allow. */
export function ControlComparison({ result }: { readonly result: TrainedResult }): ReactElement | null {
  const { t } = useTranslation('train');
  const format = useFormat();
  const results = useAppStore((state) => state.results);
  const { configuration } = result;
  if (configuration.method === 'float') return null;
  const accuracies = (id: string): ReadonlyMap<number, number> =>
    new Map(
      Object.values(results)
        .filter((stored) => designPointId(stored.result.configuration) === id)
        .map((stored) => [stored.result.configuration.seed, stored.result.testAccuracyFraction]),
    );
  const own = accuracies(designPointId(configuration));
  const control = accuracies(designPointId(floatControl(configuration)));
  const shared = [...own.keys()].filter((seed) => control.has(seed));
  if (shared.length === 0) return null;
  const ownEstimate = estimateAccuracy(shared.map((seed) => own.get(seed) ?? 0));
  const controlEstimate = estimateAccuracy(shared.map((seed) => control.get(seed) ?? 0));
  const verdict = compareAccuracy(ownEstimate, controlEstimate);
  return (
    <p data-testid="control-comparison">
      {t('result.againstControl', {
        difference: format.points(ownEstimate.meanFraction - controlEstimate.meanFraction),
        count: shared.length,
      })}{' '}
      {t(`result.verdicts.${verdict}`)}
    </p>
  );
}
