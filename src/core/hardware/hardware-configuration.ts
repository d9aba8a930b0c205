import type { ParamValues } from '../parameters/param-spec';
import type { SramCell } from './memory/sram-cells';
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
  /** What designs have in common: as many lanes as the machine is declared with, or as much area for their arithmetic. */
  readonly equalTerms: EqualTerms;
  /** Inferences that share what they need of the weights. */
  readonly batchSize: number;
  /** Whether multipliers keep still where an input is zero. */
  readonly zeroGating: ZeroGating;
  /** One of the options of the control: figures are brought there from the node of their source. DRAM stays as it is. */
  readonly nodeNm: string;
  readonly supplyVolts: number;
  readonly sramCell: SramCell;
}

export const equalTerms = ['lanes', 'compute-area'] as const;
export type EqualTerms = (typeof equalTerms)[number];

/** `machine`: as the accelerator is known to have it. */
export const zeroGatings = ['machine', 'on', 'off'] as const;
export type ZeroGating = (typeof zeroGatings)[number];
