import { assertNever } from '../assert-never';
import { multiplyRoundShift } from '../quantization/requantization';
import { clip } from '../quantization/rounding';
import { clipped } from './branch-free';
import type { CodeOutput, Requantization, ThresholdOutput } from './integer-network';
import type { Plane } from './plane';

const exactBits = 51;

/** Prepares the way from accumulators of the given width to the codes of a plane. */
export function createRequantizer(
  output: CodeOutput,
  accumulatorBits: number,
  target: Plane,
): (accumulators: Float64Array) => void {
  switch (output.kind) {
    case 'requantization':
      return createMultiplier(output, accumulatorBits, target);
    case 'thresholds':
      return (accumulators) => compareWithThresholds(accumulators, output, target);
    default:
      return assertNever(output);
  }
}

/**
 * Prepares round(accumulator * mantissa / 2^shift), clipped. Where product, half and shift fit the exact bits of a float64, adding half and taking the floor is exact;
 * elsewhere the product is formed in parts.
 */
function createMultiplier(
  requantization: Requantization,
  accumulatorBits: number,
  target: Plane,
): (accumulators: Float64Array) => void {
  const { mantissas, shifts } = requantization.multipliers;
  const fits = accumulatorBits + requantization.mantissaBits <= exactBits;
  if (!fits || shifts.some((shift) => shift < 0 || shift > exactBits)) {
    return (accumulators) => requantizeInParts(accumulators, requantization, target);
  }
  const factors = Float64Array.from({ length: target.shape.channels }, (_, channel) => {
    const entry = channel % mantissas.length;
    return (mantissas[entry] as number) / 2 ** (shifts[entry] as number);
  });
  return (accumulators) => requantizeDirectly(accumulators, factors, requantization, target);
}

function requantizeDirectly(
  accumulators: Float64Array,
  factors: Float64Array,
  { clipMinimum, clipMaximum }: Requantization,
  { codes, shape, origin, rowLength }: Plane,
): void {
  const channels = factors.length;
  const valuesPerRow = shape.width * channels;
  let from = 0;
  for (let row = 0; row < shape.height; row++) {
    const begin = origin + row * rowLength;
    for (let at = begin; at < begin + valuesPerRow; at += channels) {
      for (let channel = 0; channel < channels; channel++) {
        const code = Math.floor((accumulators[from++] as number) * (factors[channel] as number) + 0.5);
        codes[at + channel] = clipped(code, clipMinimum, clipMaximum);
      }
    }
  }
}

function requantizeInParts(
  accumulators: Float64Array,
  { multipliers, clipMinimum, clipMaximum }: Requantization,
  { codes, shape, origin, rowLength }: Plane,
): void {
  const { mantissas, shifts } = multipliers;
  const valuesPerRow = shape.width * shape.channels;
  for (let from = 0; from < accumulators.length; from++) {
    const entry = (from % shape.channels) % mantissas.length;
    const code = multiplyRoundShift(
      accumulators[from] as number,
      mantissas[entry] as number,
      shifts[entry] as number,
    );
    const at = origin + Math.floor(from / valuesPerRow) * rowLength + (from % valuesPerRow);
    codes[at] = clip(code, clipMinimum, clipMaximum);
  }
}

function compareWithThresholds(
  accumulators: Float64Array,
  { thresholds, codes: levels }: ThresholdOutput,
  { codes, shape, origin, rowLength }: Plane,
): void {
  const valuesPerRow = shape.width * shape.channels;
  const perChannel = thresholds.length / shape.channels;
  for (let from = 0; from < accumulators.length; from++) {
    const channel = from % shape.channels;
    const first = channel * perChannel;
    const reached = countReached(thresholds, first, perChannel, accumulators[from] as number);
    const at = origin + Math.floor(from / valuesPerRow) * rowLength + (from % valuesPerRow);
    codes[at] = levels[first + channel + reached] as number;
  }
}

/** How many of the ascending thresholds from `first` on a sum reaches. */
function countReached(thresholds: Float64Array, first: number, count: number, sum: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sum >= (thresholds[first + middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
