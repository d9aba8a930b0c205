import { assertNever } from '../assert-never';
import type {
  AdditivePowerCodes,
  IntegerGrid,
  MinifloatCodes,
  PowerOfTwoCodes,
  RowFormat,
} from './code-format';
import type { Quantizer } from './quantizer';
import { clip, roundHalfUp } from './rounding';

/**
 * Code (shift included) of a value in steps under entry `channel` of a quantizer. The nearest code, the upper one where
 * two are equally near and the last one beyond the range; powers of two as their rounding says; planes by the greedy
 * residual: the sign of what the planes before have left (ReBNet).
 */
export function nearestCode(
  scaled: number,
  quantizer: Pick<Quantizer, 'format' | 'planeCodes' | 'rowFormats'>,
  channel: number,
): number {
  const { format } = quantizer;
  switch (format.kind) {
    case 'integer-grid':
    case 'power-of-two':
      return nearestRowCode(scaled, format);
    case 'additive-powers':
      return nearestSum(scaled, format);
    case 'minifloat':
      return nearestMinifloat(scaled, format);
    case 'planes':
      return greedyPlanes(scaled, planesOf(quantizer));
    case 'row-mix':
      return nearestRowCode(scaled, rowFormatOf(quantizer, channel));
    default:
      return assertNever(format);
  }
}

/** Format of a channel's codes: the quantizer's own, or that of the row where rows are mixed. */
export function rowFormatOf(
  { format, rowFormats }: Pick<Quantizer, 'format' | 'rowFormats'>,
  channel: number,
): RowFormat['format'] {
  if (format.kind === 'integer-grid' || format.kind === 'power-of-two') return format;
  const row = format.kind === 'row-mix' ? format.rows[rowFormats?.[channel] ?? -1] : undefined;
  if (!row) throw new RangeError(`no row format of channel ${channel}`);
  return row.format;
}

/** Plane codes of a quantizer whose format has planes. Throws a RangeError where there are none or too many. */
export function planesOf({ format, planeCodes }: Pick<Quantizer, 'format' | 'planeCodes'>): Int32Array {
  const planes = format.kind === 'planes' ? format.planes : 0;
  if (planeCodes?.length !== planes) throw new RangeError(`${planeCodes?.length} codes of ${planes} planes`);
  return planeCodes;
}

function nearestRowCode(scaled: number, format: RowFormat['format']): number {
  if (format.kind === 'power-of-two') return nearestPowerOfTwo(scaled, format);
  return nearestStored(scaled, format) + format.shift;
}

/**
 * Stored code of a value in steps on an integer grid: round(clip(scaled)), the upper of two equally near ones. Between
 * half-integers the floor, because scaled - 1/2 would round where a tiny negative value must keep its sign.
 */
export function nearestStored(scaled: number, { minimum, maximum, shift }: IntegerGrid): number {
  const clipped = clip(scaled, minimum, maximum);
  return shift === 0 ? roundHalfUp(clipped) : Math.floor(clipped);
}

/** Where between a power of two and its double the double begins, in units of the lesser. */
export const switchingPoints = { logarithmic: Math.SQRT2, nearest: 1.5 };

function nearestPowerOfTwo(scaled: number, { maximum, hasZero, rounding }: PowerOfTwoCodes): number {
  if (hasZero && scaled >= -0.5 && scaled < 0.5) return 0;
  const switching = switchingPoints[rounding];
  let code = 1;
  if (scaled >= 0) {
    while (code < maximum && scaled >= switching * code) code *= 2;
    return code;
  }
  while (code < maximum && -scaled > switching * code) code *= 2;
  return -code;
}

function nearestSum(scaled: number, { magnitudes, signed }: AdditivePowerCodes): number {
  const isNegative = scaled < 0;
  if (isNegative && !signed) return 0;
  const doubled = 2 * Math.abs(scaled);
  let [code = 0] = magnitudes;
  for (const next of magnitudes) {
    const boundary = code + next;
    if (isNegative ? doubled <= boundary : doubled < boundary) break;
    code = next;
  }
  return isNegative && code > 0 ? -code : code;
}

function nearestMinifloat(
  scaled: number,
  { mantissaBits, exponentBits, minimum, maximum }: MinifloatCodes,
): number {
  const magnitude = Math.abs(scaled);
  if (magnitude >= maximum) return scaled < 0 ? minimum : maximum;
  const leading = 2 ** mantissaBits;
  let unit = 1;
  const largestUnit = 2 ** (2 ** exponentBits - 1);
  while (unit < largestUnit && magnitude >= 2 * leading * unit) unit *= 2;
  const code = roundHalfUp(scaled / unit) * unit;
  return Math.abs(code) <= leading ? 0 : code;
}

function greedyPlanes(scaled: number, planeCodes: Int32Array): number {
  let code = 0;
  for (const plane of planeCodes) code += scaled >= code ? plane : -plane;
  return code;
}
