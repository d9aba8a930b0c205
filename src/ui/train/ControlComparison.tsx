import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { designPointId } from '../../core/explore/design-point-key';
import { compareDesigns, compareTestAccuracy } from '../../core/explore/statistics/compare-designs';
import type { TrainedResult } from '../../core/explore/trained-result';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { floatControl } from './run-plan';

/** The difference to the FP32 control over the seeds that both have, with the verdict that these seeds allow. */
export function ControlComparison({ result }: { readonly result: TrainedResult }): ReactElement | null {
  const { t } = useTranslation('train');
  const format = useFormat();
  const byId = useAppStore(selectPointsById);
  const { configuration } = result;
  const own = byId.get(designPointId(configuration));
  const control = byId.get(designPointId(floatControl(configuration)));
  if (configuration.method === 'float' || !own || !control) return null;
  const paired = compareDesigns(own.results, control.results);
  const [difference, count] =
    paired.kind === 'too-few-seeds'
      ? [paired.differenceFraction, paired.sharedSeeds]
      : [paired.meanFraction, paired.seeds];
  if (difference === null) return null;
  return (
    <p data-testid="control-comparison">
      {t('result.againstControl', { difference: format.points(difference), count })}{' '}
      {t(`result.verdicts.${compareTestAccuracy(own, control)}`)}
    </p>
  );
}
