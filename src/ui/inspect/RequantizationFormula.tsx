import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dyadicMultiplier } from '../../core/quantization/requantization';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { Formula, Fraction } from './Formula';
import styles from './FormulaTab.module.css';
import { type LayerQuantizers, requantizationFactor } from './layer-quantizers';
import { signed } from './signed';

/** What a lane adds up: products of codes, and the run-time sum of inputs where weights carry an offset. */
export function SumFormula({ layer }: { readonly layer: LayerQuantizers }): ReactElement {
  const { t } = useTranslation('inspect');
  const weightOffset = layer.weights.decode.offset === 'real';
  return (
    <>
      <Formula spoken={t(weightOffset ? 'formula.spoken.sumWithOffset' : 'formula.spoken.sum')}>
        <var>S</var> = Σ <var>w</var>
        <sub>code</sub>&thinsp;·&thinsp;<var>x</var>
        <sub>code</sub> + <var>b</var>
        {weightOffset && (
          <>
            {' '}
            + <var>o</var>
            <sub>w</sub>&thinsp;Σ <var>x</var>
            <sub>code</sub>
          </>
        )}
      </Formula>
      <p className={styles.note}>{t(weightOffset ? 'formula.sumNoteOffset' : 'formula.sumNote')}</p>
    </>
  );
}

/** From the sum to the next layer's code: one multiplication by an integer and one rounding shift, or a shift alone. */
export function RequantizationFormula({ layer }: { readonly layer: LayerQuantizers }): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const bits = useAppStore((state) => state.hardware.requantizationBits);
  const factor = requantizationFactor(layer);
  if (factor === null || !layer.outputs) return <p className={styles.note}>{t('formula.logits')}</p>;
  const shiftOnly =
    layer.normalizationGain === null &&
    [layer.weights, layer.inputs, layer.outputs].every(({ decode }) => decode.scale === 'power-of-two');
  const { mantissa, shift } = dyadicMultiplier(factor, shiftOnly ? 1 : bits);
  const { minimum, maximum } = layer.outputs.format;
  const figures = {
    factor: format.number(factor, 4),
    mantissa: format.count(mantissa),
    shift: format.number(shift),
    bits,
    minimum,
    maximum,
  };
  const kind = shiftOnly ? 'shift' : 'mantissa';
  return (
    <>
      <Formula spoken={t(`formula.spoken.requantize.${kind}`, figures)}>
        <var>y</var>
        <sub>code</sub> = clip
        <span className={styles.bracket}>(</span> round{' '}
        <Fraction
          over={
            <>
              <var>S</var>
              {!shiftOnly && ` · ${figures.mantissa}`}
            </>
          }
          under={
            <>
              2<sup>{figures.shift}</sup>
            </>
          }
        />
        , {signed(minimum)}, {signed(maximum)}
        <span className={styles.bracket}>)</span>
      </Formula>
      <p className={styles.note}>{t(`formula.requantizationNote.${kind}`, figures)}</p>
    </>
  );
}
