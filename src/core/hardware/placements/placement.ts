import type { OperandCoding } from '../../explore/quantization-plan';
import type { PrimitiveUse } from '../primitives';
import type { AffineOperand, AffinePlacement } from './affine-placement';
import type { Exactness } from './parts/exactness';
import type { TreatedOperand } from './parts/operand';

/** Where scale and offset of the operands are applied: one file per placement. */
export interface Placement {
  readonly id: AffinePlacement;
  treat(context: PlacementContext): Treatment;
  /** Whether that arithmetic gives the sums of `folded`, for the decode forms of both operands. */
  exactness(context: PlacementContext): Exactness;
}

export interface PlacementContext {
  readonly weights: OperandCoding;
  readonly inputs: OperandCoding;
  readonly operand: AffineOperand;
  /** Width of a scale in front of the multiplier; null: as wide as the operand's codes. */
  readonly operandScaleBits: number | null;
  /** Width of a scale behind the multiplier. */
  readonly requantizationBits: number;
}

/** One product of codes per MAC besides weight times input; `bitsB` 0: one operand is added as it is. */
export interface ExtraTerm {
  readonly bitsA: number;
  readonly bitsB: number;
}

/**
 * What a placement makes of a layer's arithmetic. What it does not apply stays for the output stage: scales in the
 * requantization, offsets of inputs in the bias, offsets of weights as a run-time sum of inputs.
 */
export interface Treatment {
  readonly weights: TreatedOperand;
  readonly inputs: TreatedOperand;
  /** Component `affine`. */
  readonly uses: readonly PrimitiveUse[];
  readonly extraTerms: readonly ExtraTerm[];
  /** Bits that one product grows by behind the multiplier. */
  readonly productGrowthBits: number;
  /** Combinational delay in front of and behind the multiplier, in the lane. */
  readonly laneDelayNs: number;
  /** Combinational delay of a stage of its own at the input ports; 0 without. */
  readonly portDelayNs: number;
}
