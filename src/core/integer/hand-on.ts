import { clip, shiftRightRounded } from '../quantization/rounding';
import type { WideOutput } from './integer-network';

/** Shifts and limits sums in place, as the next add or average reads them. */
export function handOn(
  { shift, minimums, maximums }: WideOutput,
  sums: Float64Array,
  channels: number,
): void {
  const isUntouched = shift === 0 && minimums.every((limit) => limit === Number.NEGATIVE_INFINITY);
  if (isUntouched && maximums.every((limit) => limit === Number.POSITIVE_INFINITY)) return;
  for (let at = 0; at < sums.length; at++) {
    const channel = at % channels;
    const minimum = minimums[minimums.length === 1 ? 0 : channel] as number;
    const maximum = maximums[maximums.length === 1 ? 0 : channel] as number;
    sums[at] = clip(shiftRightRounded(sums[at] as number, shift), minimum, maximum);
  }
}
