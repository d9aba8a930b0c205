import {
  anchorFigures,
  anchorMantissaBits,
  keptMantissaBits,
  type MantissaCurve,
  mantissaRange,
  type OutputStageUnit,
  withMantissa,
} from './mantissa-curve';
import { measureUnit } from './measure-unit';
import { stageNetlist } from './stage-netlists';

/** Builds a requantizer with every width of mantissa, and measures it at the anchors. */
export function measureCurve(unit: OutputStageUnit): MantissaCurve {
  const { minimum, maximum } = mantissaRange;
  const widths = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
  const kept = measureUnit(withMantissa(unit, keptMantissaBits));
  const anchors = anchorMantissaBits.map((bits) => measureUnit(withMantissa(unit, bits)));
  const measured = new Map([
    [keptMantissaBits as number, kept],
    ...anchors.map((figures, index) => [anchorMantissaBits[index] as number, figures] as const),
  ]);
  const latencyAt = (bits: number): number =>
    (measured.get(bits) ?? stageNetlist(withMantissa(unit, bits)).design).latencyCycles;
  return {
    latencyCycles: widths.map(latencyAt),
    anchors: anchors.map((figures) => anchorFigures(figures, kept)),
  };
}
