import type { AffinePlacement } from '../placements/affine-placement';
import type { BlockCost } from './drawing';

/** Units that the calibration table lacks, measured one after the other. */
export interface PlacementProgress {
  readonly unitsDone: number;
  readonly units: number;
}

/** What a placement of scale and offset makes of one MAC of a layer. */
export interface PlacementCost {
  readonly placement: AffinePlacement;
  /** With its share of what stands once per input word and once per output. */
  readonly cost: BlockCost;
  /** Energy over that of `folded`. */
  readonly ratio: number;
  /** The same at other numbers of products per output, in the order of `comparedProducts`. */
  readonly ratiosAtProducts: readonly number[];
  /** The codes leave nothing that this placement could do elsewhere. */
  readonly isAsFolded: boolean;
}

export interface PlacementComparison {
  readonly kind: 'placements';
  /** Products per output of the layer. */
  readonly products: number;
  /** In the order of `affinePlacements`. */
  readonly rows: readonly PlacementCost[];
  /** Units whose figures are not those of the calibration table. */
  readonly measuredUnits: number;
}

/**
 * All placements are the same datapath: the lanes of the machine fold, the codes have neither scale nor offset, or the chosen
 * operand has none.
 */
export interface NothingToPlace {
  readonly kind: 'nothing';
  readonly reason: 'machine' | 'codes' | 'operand';
}

/** Energies over those of `folded`, placement by placement and width by width. */
export interface WidthComparison {
  readonly widths: readonly { readonly weightBits: number; readonly inputBits: number }[];
  readonly rows: readonly { readonly placement: AffinePlacement; readonly ratios: readonly number[] }[];
  readonly measuredUnits: number;
}

/** Ratios that count as the paper's: it says about three times. */
const paperRatio = { lowest: 2.5, highest: 3.5 } as const;

/** True where a ratio is about the 3x that the paper reports. */
export function isAboutPaperRatio(ratio: number): boolean {
  return ratio >= paperRatio.lowest && ratio <= paperRatio.highest;
}
