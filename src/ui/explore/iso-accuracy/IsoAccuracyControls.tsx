import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IsoAccuracy } from '../../../core/explore/iso-accuracy';
import { schemes } from '../../../core/schemes';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import styles from './IsoAccuracyPanel.module.css';

/** Which accuracy all must reach, and whom they are compared with. */
export function IsoAccuracyControls({ iso }: { readonly iso: IsoAccuracy }) {
  const { t } = useTranslation(['iso-accuracy', 'schemes']);
  const referenceScheme = useAppStore((state) => state.referenceScheme);
  const setView = useAppStore((state) => state.setView);
  return (
    <div className={styles.controls}>
      <TargetFields iso={iso} />
      <span className={styles.control}>
        <label htmlFor="iso-reference">{t('reference')}</label>
        <NativeSelect
          id="iso-reference"
          size="sm"
          value={referenceScheme}
          data={schemes.ids.map((id) => ({ value: id, label: t(`schemes:${id}.name`) }))}
          onChange={(event) => setView({ referenceScheme: event.currentTarget.value })}
        />
      </span>
    </div>
  );
}

/** An accuracy, or points below the FP32 control where there is one. */
function TargetFields({ iso }: { readonly iso: IsoAccuracy }) {
  const { t } = useTranslation('iso-accuracy');
  const format = useFormat();
  const chosen = useAppStore((state) => state.targetAccuracyFraction);
  const gap = useAppStore((state) => state.targetGapFraction);
  const setView = useAppStore((state) => state.setView);
  const isGap = chosen === null;
  const fraction = isGap ? gap : iso.targetFraction;
  const fix = (): void => setView({ targetAccuracyFraction: rounded(iso.targetFraction) });
  return (
    <>
      <label htmlFor="iso-target">{t('target')}</label>
      {iso.hasControl && (
        <NativeSelect
          size="sm"
          aria-label={t('targetKind')}
          value={isGap ? 'gap' : 'accuracy'}
          data={[
            { value: 'gap', label: t('belowFloat') },
            { value: 'accuracy', label: t('fixedTarget') },
          ]}
          onChange={(event) =>
            event.currentTarget.value === 'gap' ? setView({ targetAccuracyFraction: null }) : fix()
          }
        />
      )}
      <NumberInput
        id="iso-target"
        size="sm"
        className={styles.target}
        value={Math.round(fraction * 1000) / 10}
        min={0}
        max={100}
        step={0.1}
        decimalScale={1}
        fixedDecimalScale
        suffix={isGap ? t('points') : ' %'}
        onChange={(value) => {
          // A text where it ends in zeros.
          const next = rounded(Number(value) / 100);
          if (value === '' || !Number.isFinite(next)) return;
          setView(isGap ? { targetGapFraction: next } : { targetAccuracyFraction: next });
        }}
      />
      {isGap && <span>{t('targetValue', { accuracy: format.percent(iso.targetFraction) })}</span>}
    </>
  );
}

function rounded(fraction: number): number {
  return Math.round(fraction * 1000) / 1000;
}
