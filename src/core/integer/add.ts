import type { DyadicMultipliers, IntegerAdd } from './integer-network';

/**
 * Prepares sum = left * multiplier + right * multiplier + bias on the grid of the layer. Whole numbers throughout: no
 * multiplier has more fraction bits than the grid.
 */
export function createAddition(
  { operands: [left, right], fractionBits, bias }: IntegerAdd,
  channels: number,
): (a: Float64Array, b: Float64Array, sums: Float64Array) => void {
  const [leftFactors, rightFactors] = [onGrid(left, fractionBits), onGrid(right, fractionBits)];
  const factor = (factors: Float64Array, channel: number) =>
    factors[factors.length === 1 ? 0 : channel] as number;
  const leftOf = Float64Array.from({ length: channels }, (_, channel) => factor(leftFactors, channel));
  const rightOf = Float64Array.from({ length: channels }, (_, channel) => factor(rightFactors, channel));
  const constants = Float64Array.from({ length: channels }, (_, channel) => factor(bias, channel));
  return (a, b, sums) => {
    for (let from = 0; from < sums.length; from += channels) {
      for (let channel = 0; channel < channels; channel++) {
        const at = from + channel;
        sums[at] =
          (a[at] as number) * (leftOf[channel] as number) +
          (b[at] as number) * (rightOf[channel] as number) +
          (constants[channel] as number);
      }
    }
  };
}

function onGrid({ mantissas, shifts }: DyadicMultipliers, fractionBits: number): Float64Array {
  return Float64Array.from(
    mantissas,
    (mantissa, at) => mantissa * 2 ** (fractionBits - (shifts[at] as number)),
  );
}
