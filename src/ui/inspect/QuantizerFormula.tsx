import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantizer } from '../../core/quantization/quantizer';
import { useFormat } from '../format/use-format';
import { Formula, Fraction } from './Formula';
import styles from './FormulaTab.module.css';
import { StepText } from './StepText';
import { signed } from './signed';

interface QuantizerFormulaProps {
  readonly quantizer: Quantizer;
  /** The quantized variable: w or x. */
  readonly symbol: string;
}

/** From a value to its code and back, with the numbers of this tensor. */
export function QuantizerFormula({ quantizer, symbol }: QuantizerFormulaProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const { format: codes, decode, steps, offsets } = quantizer;
  const step = steps[0] ?? 0;
  const offset = decode.offset === 'real' ? (offsets[0] ?? 0) : null;
  const shown = {
    variable: symbol,
    step: format.number(step, 4),
    offset: offset === null ? '' : format.number(offset, 4),
    minimum: signed(codes.minimum),
    maximum: signed(codes.maximum),
  };
  const context = offset === null ? 'plain' : 'offset';
  const sign = offset !== null && offset < 0 ? '+' : '−';
  const magnitude = offset === null ? '' : format.number(Math.abs(offset), 4);
  return (
    <>
      <Formula spoken={t(`formula.spoken.encode.${context}`, shown)}>
        <var>{symbol}</var>
        <sub>code</sub> = clip
        <span className={styles.bracket}>(</span> round{' '}
        <Fraction
          over={
            <>
              <var>{symbol}</var>
              {offset !== null && ` ${sign} ${magnitude}`}
            </>
          }
          under={<StepText step={step} scale={decode.scale} />}
        />
        , {shown.minimum}, {shown.maximum}
        <span className={styles.bracket}>)</span>
      </Formula>
      <Formula spoken={t(`formula.spoken.decode.${context}`, shown)}>
        <var>{symbol}</var>&thinsp;≈ <StepText step={step} scale={decode.scale} /> · <var>{symbol}</var>
        <sub>code</sub>
        {offset !== null && ` ${offset < 0 ? '−' : '+'} ${magnitude}`}
      </Formula>
      {steps.length > 1 && <p className={styles.note}>{t('formula.perChannel', { count: steps.length })}</p>}
    </>
  );
}
