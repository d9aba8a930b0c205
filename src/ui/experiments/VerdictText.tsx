import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeedVerdict } from '../../core/explore/statistics/compare-designs';
import { useFormat } from '../format/use-format';

/** What may be said of a difference in accuracy, with its interval in percentage points. */
export function VerdictText({ verdict }: { readonly verdict: SeedVerdict }): ReactElement {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  if (verdict.kind === 'too-few-seeds') {
    const { sharedSeeds, differenceFraction, isTie } = verdict;
    return (
      <>
        {differenceFraction !== null && `${format.points(differenceFraction, 2)}; `}
        {isTie && `${t('verdict.tie')}; `}
        {t('verdict.tooFewSeeds', { count: sharedSeeds })}
      </>
    );
  }
  const { meanFraction, intervalFraction } = verdict;
  return (
    <span data-verdict={verdict.kind}>
      {t(`verdict.${verdict.kind}`, {
        points: format.points(meanFraction, 2),
        low: format.points(intervalFraction.low, 2),
        high: format.points(intervalFraction.high, 2),
      })}
    </span>
  );
}
