import type { Random } from '../../../random';
import type { AddendSpec } from '../output-stages/stage-spec';
import { sumDeviation } from './typical-sums';

/** What joins the sums of a layer. */
export interface TypicalAddend {
  readonly spec: AddendSpec;
  readonly mean: number;
  readonly deviation: number;
  /** A mantissa of full width, or 1 where there is none: a constant of all channels. */
  readonly mantissa: number;
  /** The next one, `stretch` times as large. */
  draw(stretch: number): number;
}

/** Wider ones are sums. */
const widestCode = 8;
/** Of a number of standard normal distribution after a ReLU. */
const rectified = { mean: 1 / Math.sqrt(2 * Math.PI), deviation: Math.sqrt(0.5 - 0.5 / Math.PI) };

/** Sums, or codes whose range ends at three standard deviations, after a ReLU where they have no sign. */
export function typicalAddend(spec: AddendSpec, random: Random): TypicalAddend {
  const { bits, signed, mantissaBits } = spec;
  const highest = 2 ** (signed ? bits - 1 : bits) - 1;
  const unit = signed && bits > widestCode ? sumDeviation(bits) : Math.max(1, highest / 3);
  const spread = signed ? { mean: 0, deviation: 1 } : rectified;
  return {
    spec,
    mean: unit * spread.mean,
    deviation: unit * spread.deviation,
    mantissa: mantissaOf(mantissaBits, random),
    draw: (stretch) => {
      const normal = random.normal();
      return Math.round(stretch * unit * (signed ? normal : Math.max(0, normal)));
    },
  };
}

/** Between the least and the greatest of its width, as often in any part of that ratio; 1 where it has none. */
export function mantissaOf(bits: number, random: Random): number {
  return bits === 0 ? 1 : Math.min(2 ** bits - 1, Math.round(2 ** (bits - 1 + random.next())));
}
