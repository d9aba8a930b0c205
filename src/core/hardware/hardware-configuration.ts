import type { ParamValues } from '../parameters/param-spec';
import type { AffineOperand, AffinePlacement } from './placements/affine-placement';

/** Every hardware control. Changing one re-evaluates all points and retrains none. */
export interface HardwareConfiguration {
  readonly accelerator: string;
  readonly acceleratorParams: ParamValues;
  readonly placement: AffinePlacement;
  /** Which operands the placement treats outside the accumulator. */
  readonly operand: AffineOperand;
  readonly pipelined: boolean;
  readonly requantizationBits: number;
  readonly costSource: string;
  readonly dram: string;
}
