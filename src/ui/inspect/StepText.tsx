import type { ReactElement } from 'react';
import type { ScaleKind } from '../../core/quantization/decode-form';
import { useFormat } from '../format/use-format';
import { signed } from './signed';

interface StepTextProps {
  readonly step: number;
  readonly scale: ScaleKind;
}

/** A step as it is built in hardware: a power of two by its exponent, a real one by its digits. */
export function StepText({ step, scale }: StepTextProps): ReactElement {
  const format = useFormat();
  const exponent = Math.log2(step);
  if (scale === 'power-of-two' && Number.isInteger(exponent)) {
    return (
      <span>
        2<sup>{signed(exponent)}</sup>
      </span>
    );
  }
  return <span>{format.number(step, 4)}</span>;
}
