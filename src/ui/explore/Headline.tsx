import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { compareTestAccuracy } from '../../core/explore/statistics/compare-designs';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { type EqualAccuracyPair, equalAccuracyPair } from './equal-accuracy-pair';
import styles from './Headline.module.css';
import { useDesignNames } from './use-design-names';
import type { ExploreData } from './use-explore-data';
import { useMachineText } from './use-machine-text';

/** What the chart says before it is touched: generated from the data, so that it is never false. */
export function Headline({ data }: { readonly data: ExploreData }) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const names = useDesignNames();
  const machine = useMachineText();
  const setView = useAppStore((state) => state.setView);
  const { designs, mismatched } = data;
  const pair = useMemo(
    () => equalAccuracyPair(designs.filter(({ id }) => !mismatched.has(id))),
    [designs, mismatched],
  );
  if (!pair) {
    return (
      <div className={styles.headline}>
        <h1>{t('headline.none')}</h1>
        <p>{t('headline.noneDetail')}</p>
      </div>
    );
  }
  const { cheap, dear, energyRatio } = pair;
  const difference = Math.abs(dear.testAccuracy.meanFraction - cheap.testAccuracy.meanFraction);
  return (
    <div className={styles.headline}>
      <h1>
        <Trans
          t={t}
          i18nKey={`headline.${outcomeOf(pair)}`}
          values={{
            dear: names.design(dear.configuration),
            cheap: names.design(cheap.configuration),
            ratio: format.ratio(energyRatio),
            difference: format.number(100 * difference, 2),
          }}
          components={{ design: <bdi />, ratio: <strong /> }}
        />
      </h1>
      <p>
        {t('headline.detail', {
          dearAccuracy: format.percent(dear.testAccuracy.meanFraction),
          cheapAccuracy: format.percent(cheap.testAccuracy.meanFraction),
          machine: machine.accelerator,
          placement: machine.placement,
        })}{' '}
        <button
          type="button"
          className={styles.action}
          onClick={() => setView({ pinnedIds: [dear.id, cheap.id] })}
        >
          {t('headline.show')}
        </button>
      </p>
    </div>
  );
}

/** The pair is equal on the validation images; the test images may tell the two apart. */
function outcomeOf({ dear, cheap }: EqualAccuracyPair): 'equal' | 'more' | 'less' {
  const verdict = compareTestAccuracy(dear, cheap);
  if (verdict === 'higher') return 'more';
  return verdict === 'lower' ? 'less' : 'equal';
}
