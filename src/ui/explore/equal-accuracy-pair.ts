import { compareAccuracy, singleRunTieFraction } from '../../core/explore/compare-accuracy';
import type { DesignPoint } from '../../core/explore/design-point';
import { isSettled } from '../../core/explore/iso-accuracy';

export interface EqualAccuracyPair {
  readonly cheap: DesignPoint;
  readonly dear: DesignPoint;
  readonly energyRatio: number;
}

/**
 * The pair, quantized by the same method, within 0.5 points of validation accuracy whose energies differ most, among the
 * useful designs (of 3 seeds or more, at most `depthFraction` below the best). The dearer one is never demonstrably more
 * accurate on the validation images; the test images have no say. Designs of equal widths come first, between which the
 * scheme alone makes the difference, and fine-tuned ones among those, which show what a scheme can do. Null without such
 * a pair.
 */
export function equalAccuracyPair(
  points: readonly DesignPoint[],
  depthFraction = 0.03,
): EqualAccuracyPair | null {
  const costed = points.filter(
    (point) =>
      point.cost !== null &&
      point.configuration.method !== 'float' &&
      point.origin !== 'claimed' &&
      isSettled(point),
  );
  const best = Math.max(...costed.map(({ validationAccuracy }) => validationAccuracy.meanFraction));
  const useful = costed.filter(
    ({ validationAccuracy }) => validationAccuracy.meanFraction >= best - depthFraction,
  );
  const tuned = useful.filter(({ configuration }) => configuration.method === 'qat');
  return (
    widestPair(tuned, haveEqualWidths) ??
    widestPair(useful, haveEqualWidths) ??
    widestPair(useful, () => true)
  );
}

type Compares = (dear: DesignPoint, cheap: DesignPoint) => boolean;

function widestPair(designs: readonly DesignPoint[], compares: Compares): EqualAccuracyPair | null {
  let widest: EqualAccuracyPair | null = null;
  for (const dear of designs) {
    for (const cheap of designs) {
      const energyRatio = energyOf(dear) / energyOf(cheap);
      if (energyRatio <= (widest?.energyRatio ?? 1)) continue;
      if (dear.configuration.method !== cheap.configuration.method || !compares(dear, cheap)) continue;
      if (areEquallyAccurate(dear, cheap)) widest = { cheap, dear, energyRatio };
    }
  }
  return widest;
}

/** Widths layer by layer are equal to none. */
function haveEqualWidths(dear: DesignPoint, cheap: DesignPoint): boolean {
  const [left, right] = [dear.configuration.quantization, cheap.configuration.quantization];
  return (
    left.layerBits === undefined &&
    right.layerBits === undefined &&
    left.weightBits === right.weightBits &&
    left.activationBits === right.activationBits &&
    left.edgeLayers === right.edgeLayers
  );
}

function areEquallyAccurate(
  { validationAccuracy: dear }: DesignPoint,
  { validationAccuracy: cheap }: DesignPoint,
): boolean {
  const difference = Math.abs(dear.meanFraction - cheap.meanFraction);
  return difference < singleRunTieFraction && compareAccuracy(dear, cheap) !== 'higher';
}

function energyOf({ cost }: DesignPoint): number {
  return cost?.totals.energyPj ?? Number.NaN;
}
