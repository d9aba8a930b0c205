import type { CodeFormat } from '../../quantization/code-format';
import type { ReferenceKey } from '../../references';
import type { WordLogic } from '../gates/word-logic';
import type { AffineOperand, AffinePlacement } from '../placements/affine-placement';
import type { OffsetNeed, OperandName } from '../placements/parts/operand';

/** An operand of a datapath: its codes, and what its decode form asks for beyond their product. */
export interface DatapathOperand {
  readonly format: CodeFormat;
  /** True where the step is more than a power of two. */
  readonly scale: boolean;
  /** Bits of the step's mantissa where the step is an integer of so few times a power of two. */
  readonly mantissaBits?: number;
  readonly offset: OffsetNeed;
}

/** All that decides the lanes of one column and their accumulator. */
export interface LaneSpec {
  readonly weights: DatapathOperand;
  readonly inputs: DatapathOperand;
  readonly placement: AffinePlacement;
  /** Operands on which the placement acts. */
  readonly operand: AffineOperand;
  readonly pipelined: boolean;
  /** Width of a scale in front of the multiplier; null: as wide as the operand's codes. */
  readonly operandScaleBits: number | null;
  /** Width of a scale behind the multiplier. */
  readonly productScaleBits: number;
  /** Products that are added up in a cycle. */
  readonly lanes: number;
  readonly accumulatorBits: number;
  /**
   * Operand that stays in the lanes while the other one passes. Every step then belongs to another sum, which arrives from
   * elsewhere and leaves with the products of the step. Where left out, both pass and a sum stays until it is whole.
   */
  readonly stays?: OperandName;
}

/**
 * One class of arithmetic: which codes it is made for, and the logic of a column of lanes. A class describes its logic once,
 * on words; netlist, Verilog, energy, area and delay follow.
 */
export interface DatapathClass {
  readonly id: string;
  readonly references: readonly ReferenceKey[];
  /** Codes of the class at these widths, as the catalogue of all classes shows it; null where it has none so wide. */
  operands(weightBits: number, inputBits: number): OperandPair | null;
  /** Whether codes of a trained network are of this class. */
  takes(operands: OperandPair): boolean;
  /** Throws a RangeError for operands that it does not take. */
  lanes(spec: LaneSpec): LaneDesign;
}

export interface OperandPair {
  readonly weights: DatapathOperand;
  readonly inputs: DatapathOperand;
}

/**
 * The logic of `spec.lanes` lanes, their tree and one accumulator (one for each pair of planes).
 * Ports: per lane `w0`, `x0`, `w1`, … the stored words of weight and input, whatever `drive` adds (constants, control), and
 * the outputs that `expected` names. The first cycle of a sum is marked by the control input `first`.
 */
export interface LaneDesign {
  describe(logic: WordLogic): void;
  /** Cycles that `lanes` products take: 1, or one per bit or term where operands come serially. */
  readonly cyclesPerStep: (step: OperandStep) => number;
  /** Cycles from the last cycle of a step until the outputs hold it. */
  readonly latencyCycles: number;
  /** Values of ports that stay as they are: scales and offsets. Any value of the port's width is allowed. */
  readonly constantPorts: readonly LaneConstant[];
  /**
   * Constants of the stage that inputs have passed at the port of their row (`shared-prestage`): the column has no ports for
   * them, but `drive` and `expected` take their values beside those of `constantPorts`.
   */
  readonly sharedConstants: readonly LaneConstant[];
  /** Ports of sums that arrive: what `drive` says of them is due `latencyCycles - 1` cycles later than the rest. */
  readonly arrivingPorts?: readonly string[];
  /** Values of all other input ports, for every cycle of one step. */
  drive(step: OperandStep, constants: PortValues): readonly PortValues[];
  /**
   * The integer reference, written apart from the logic: what the output ports hold after these steps, of which the first
   * begins the sum; where an operand stays, after the last of them.
   */
  expected(steps: readonly OperandStep[], constants: PortValues): ExpectedValues;
}

export interface ConstantPort {
  readonly name: string;
  readonly width: number;
  readonly signed: boolean;
}

export interface LaneConstant extends ConstantPort {
  /** Value where no network says one. */
  readonly typical: number;
}

/** One weight and one input for every lane, as stored words (`wordOf` of their formats: plain, unsigned patterns). */
export interface OperandStep {
  readonly weights: ArrayLike<number>;
  readonly inputs: ArrayLike<number>;
  readonly isFirst: boolean;
  /** Steps whose products are in the sum that arrives, where an operand stays. */
  readonly arriving?: readonly OperandStep[];
}

/** Number on each port: signed where the port is. */
export type PortValues = Readonly<Record<string, number>>;
export type ExpectedValues = Readonly<Record<string, bigint>>;
