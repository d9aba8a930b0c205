import type { Activation } from '../networks/network';
import { codeLevels } from '../quantization/code-levels';
import { encoderOf, entry } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import type { AccumulatorTerms } from './accumulator-terms';
import { activationLimits } from './activation-limits';
import type { ThresholdOutput } from './integer-network';

/**
 * The codes of `outputs` as intervals of each channel's accumulator, which counts units of 1 / `unitsPerProduct`
 * products: a code's boundary lies where factor * (sum + constant) reaches it, exactly but for the arithmetic of float64.
 * Throws a RangeError where greater values can have lesser codes.
 */
export function compileThresholds(
  outputs: Quantizer,
  activation: Activation,
  { factors, constants }: Pick<AccumulatorTerms, 'factors' | 'constants'>,
  unitsPerProduct: number,
): ThresholdOutput {
  const { codes, boundaries } = levelsWithin(outputs, activation);
  const { steps, offsets } = encoderOf(outputs);
  const values = boundaries.map((boundary) => boundary * entry(steps, 0) + entry(offsets, 0));
  const stored = codes.map((code) => code - outputs.format.shift);
  const reversed = [...stored].reverse();
  const thresholds = new Float64Array(factors.length * values.length);
  const channelCodes = new Int32Array(factors.length * codes.length);
  for (let channel = 0; channel < factors.length; channel++) {
    const factor = factors[channel] as number;
    const constant = constants[channel] as number;
    const sums = values.map((value) => (value / factor - constant) * unitsPerProduct);
    // Where the gain is negative the greater value is the lesser sum, which reaches a boundary from above.
    const ascending = factor > 0 ? sums.map(Math.ceil) : sums.map((sum) => Math.floor(sum) + 1).reverse();
    thresholds.set(ascending, channel * values.length);
    channelCodes.set(factor > 0 ? stored : reversed, channel * codes.length);
  }
  return { kind: 'thresholds', format: outputs.format, thresholds, codes: channelCodes };
}

function levelsWithin(outputs: Quantizer, activation: Activation) {
  const { codes, boundaries } = codeLevels(outputs);
  const { steps, offsets } = encoderOf(outputs);
  const intervalOf = (value: number) => {
    const scaled = (value - entry(offsets, 0)) / entry(steps, 0);
    return boundaries.filter((boundary) => boundary <= scaled).length;
  };
  const [first, last] = activationLimits[activation].map(intervalOf) as [number, number];
  return { codes: codes.slice(first, last + 1), boundaries: boundaries.slice(first, last) };
}
