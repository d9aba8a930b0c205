import {
  narrowGrid,
  powerOfTwoCodes,
  type RowFormat,
  type RowMixCodes,
  rowMix,
} from '../../quantization/code-format';
import { nearestCode } from '../../quantization/nearest-code';
import { roundHalfUp } from '../../quantization/rounding';

/** Shares of the rows of each kind; together 1. */
export interface RowShares {
  readonly powersOfTwo: number;
  readonly fourBits: number;
  readonly eightBits: number;
}

type SingleFormat = RowFormat['format'];

const powersOfTwo = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });
/** Fixed point of 4 bits: what rows are compared in before they are assigned. */
export const fourBits = narrowGrid(4);
const eightBits = narrowGrid(8);

/** Row formats of RMSMP: powers of two from 2^-6 to 1 of the row's scale, and symmetric fixed point of 4 and 8 bits. */
export function rowMixFormat(shares: RowShares): RowMixCodes {
  const rows = [
    { format: powersOfTwo, fraction: shares.powersOfTwo },
    { format: fourBits, fraction: shares.fourBits },
    { format: eightBits, fraction: shares.eightBits },
  ];
  return rowMix(rows.filter(({ fraction }) => fraction > 0));
}

/** Format of one row. Throws a RangeError where the index names none. */
export function rowFormat(format: RowMixCodes, index: number): SingleFormat {
  const row = format.rows[index];
  if (!row) throw new RangeError(`no row format ${index}`);
  return row.format;
}

/**
 * Which row format each output channel takes, given the scale that its largest code stands for. The share of 8-bit rows
 * goes to those of largest squared error in 4 bits of fixed point, which stands in for the paper's curvature; of the
 * others those whose weights over their scale vary least become powers of two.
 */
export function assignRows(
  weights: Float32Array,
  scales: ArrayLike<number>,
  format: RowMixCodes,
): Uint8Array {
  const channels = scales.length;
  const rows = Array.from({ length: channels }, (_, channel) => {
    const normalized = channelValues(weights, channel, channels).map(
      (weight) => weight / (scales[channel] as number),
    );
    return { channel, variance: variance(normalized), error: squaredRowError(normalized, fourBits, 1) };
  });
  const loss = ({ channel, error }: (typeof rows)[number]) => error * (scales[channel] as number) ** 2;
  const bySensitivity = [...rows].sort((left, right) => loss(right) - loss(left));
  const wide = bySensitivity.slice(0, rowCount(format, eightBits, channels));
  const byVariance = rows
    .filter((row) => !wide.includes(row))
    .sort((left, right) => left.variance - right.variance);
  const flat = byVariance.slice(0, rowCount(format, powersOfTwo, channels));
  const kinds = rows.map((row) =>
    wide.includes(row) ? eightBits : flat.includes(row) ? powersOfTwo : fourBits,
  );
  return Uint8Array.from(kinds, (kind) => Math.max(0, indexOf(format, kind)));
}

/** Value of the largest code of least squared error for one row, among 41 from a fifth of the largest weight up. */
export function leastErrorRowScale(
  weights: Float32Array,
  channel: number,
  channels: number,
  format: SingleFormat,
): number {
  const values = channelValues(weights, channel, channels);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 2 ** -40)) return 1 / 4;
  let best = { scale: largest, error: Number.POSITIVE_INFINITY };
  for (let part = 10; part <= 50; part++) {
    const scale = (largest * part) / 50;
    const error = squaredRowError(values, format, scale);
    if (error < best.error) best = { scale, error };
  }
  return best.scale;
}

function squaredRowError(values: Float32Array, format: SingleFormat, scale: number): number {
  const step = scale / format.maximum;
  return values.reduce(
    (sum, value) => sum + (value - step * nearestCode(value / step, { format }, 0)) ** 2,
    0,
  );
}

function variance(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

function channelValues(weights: Float32Array, channel: number, channels: number): Float32Array {
  return Float32Array.from(
    { length: weights.length / channels },
    (_, index) => weights[index * channels + channel] as number,
  );
}

function indexOf(format: RowMixCodes, kind: SingleFormat): number {
  return format.rows.findIndex((row) => row.format.kind === kind.kind && row.format.bits === kind.bits);
}

function rowCount(format: RowMixCodes, kind: SingleFormat, channels: number): number {
  return roundHalfUp((format.rows[indexOf(format, kind)]?.fraction ?? 0) * channels);
}
