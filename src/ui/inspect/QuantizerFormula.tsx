import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantizer } from '../../core/quantization/quantizer';
import { useFormat } from '../format/use-format';
import { EncodeFormula } from './EncodeFormula';
import { Formula } from './Formula';
import styles from './FormulaTab.module.css';
import { StepText } from './StepText';

interface QuantizerFormulaProps {
  readonly quantizer: Quantizer;
  /** The quantized variable: w or x. */
  readonly symbol: string;
}

/** From a value to its code and back, with the numbers of this tensor. */
export function QuantizerFormula({ quantizer, symbol }: QuantizerFormulaProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const { format: codes, decode, steps, offsets, encoder } = quantizer;
  const step = steps[0] ?? 0;
  const offset = decode.offset === 'real' ? (offsets[0] ?? 0) : null;
  const coder = encoder ? { step: encoder.steps[0] ?? 0, offset: encoder.offsets[0] ?? 0 } : { step, offset };
  const shown = {
    variable: symbol,
    step: format.number(step, 4),
    offset: offset === null ? '' : format.number(offset, 4),
  };
  const context = offset === null ? 'plain' : 'offset';
  const magnitude = offset === null ? '' : format.number(Math.abs(offset), 4);
  return (
    <>
      <EncodeFormula
        symbol={symbol}
        codes={codes}
        over={
          <>
            <var>{symbol}</var>
            {coder.offset !== null &&
              ` ${coder.offset < 0 ? '+' : '−'} ${format.number(Math.abs(coder.offset), 4)}`}
          </>
        }
        under={<StepText step={coder.step} scale={decode.scale} />}
        spoken={{
          step: format.number(coder.step, 4),
          offset: coder.offset === null ? null : format.number(coder.offset, 4),
        }}
      />
      <Formula spoken={t(`formula.spoken.decode.${context}`, shown)}>
        <var>{symbol}</var>&thinsp;≈ <StepText step={step} scale={decode.scale} /> · <var>{symbol}</var>
        <sub>code</sub>
        {offset !== null && ` ${offset < 0 ? '−' : '+'} ${magnitude}`}
      </Formula>
      {steps.length > 1 && <p className={styles.note}>{t('formula.perChannel', { count: steps.length })}</p>}
    </>
  );
}
