import type { OperandCoding } from '../../explore/quantization-plan';
import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import type { CodeFormat } from '../../quantization/code-format';
import type { ReferenceKey } from '../../references';
import type { LaneClass } from '../lane-class';
import type { LayerDimensions } from '../layer-dimensions';
import type { BankedBuffer } from '../memory/buffer';
import type { DatapathUnit } from '../primitives';
import type { TermPairs } from '../terms/term-pairs';

/** Whether a machine's arithmetic takes codes as they are, as something else at the price of that, or not at all. */
export type Support =
  | { readonly kind: 'native' }
  /** `factor`: lane time of a product relative to that of lanes made for the codes, where it differs. */
  | { readonly kind: 'emulated'; readonly reason: string; readonly factor?: number }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** What controls and links need to know of a machine. */
export interface AcceleratorDeclaration {
  readonly id: string;
  readonly references: readonly ReferenceKey[];
  readonly params: readonly ParamSpec[];
}

/** A machine of the literature: what it consists of and how layers run on it. Energy and area are computed in cost/. */
export interface Accelerator extends AcceleratorDeclaration {
  /** With complete, valid parameters, here and below. */
  supports(codings: readonly OperandCoding[], params: ParamValues): Support;
  configure(params: ParamValues): Machine;
}

export interface Machine {
  readonly inventory: Inventory;
  /** Absent where the machine comes in one size. */
  readonly resizing?: Resizing;
  /** A ProblemError that names the parameter where a buffer is too small for one tile of the layer. */
  map(
    layer: LayerDimensions,
    widths: LayerWidths,
    onChip: OnChipOperands,
    codes?: MultipliedCodes,
  ): LayerMapping;
}

/** How a machine grows by its own rule; what is not part of the array stays. */
export interface Resizing {
  /** What is counted, as declared: columns that share their inputs, or both sides of an array. */
  readonly count: number;
  /** The machine with another number of them. Its buffers have the capacities and banks that are declared. */
  at(count: number): Machine;
}

/** What lanes multiply. Where it is left out: signed weights and unsigned inputs, whole numbers as wide as their words. */
export interface MultipliedCodes {
  readonly weights: CodeFormat;
  readonly inputs: CodeFormat;
  /** Counted on the layer's own codes; the expected ones where left out. */
  readonly termPairs?: TermPairs;
  /** Share of inputs that are zero, on a machine that keeps still at those. */
  readonly zeroInputs?: number;
}

/**
 * What stays on the chip: with `per-layer` nothing, every layer reads from DRAM and writes there; otherwise activations
 * between layers, or those and the weights of all layers, wherever they fit whole.
 */
export const residencies = ['per-layer', 'activations', 'weights-and-activations'] as const;
export type ResidencyPolicy = (typeof residencies)[number];

/** Operands of a layer that are, or remain, whole in their buffers. */
export interface OnChipOperands {
  readonly weights: boolean;
  readonly inputs: boolean;
  readonly outputs: boolean;
}

export interface Inventory {
  readonly clockHz: number;
  readonly dramBytesPerSecond: number;
  readonly units: Readonly<Record<DatapathUnit, number>>;
  readonly buffers: Readonly<Record<BufferId, BankedBuffer>>;
  readonly residency: ResidencyPolicy;
  /** Area of an SRAM macro relative to CACTI's. */
  readonly macroFactor: number;
  /** Products that one column adds up in a cycle. */
  readonly reductionLanes: number;
  readonly minimumMultiplierBits: number;
  readonly operandScaleBits: number | null;
  readonly operandFlow?: OperandFlow;
  /** Of lanes that take whole operands side by side where a machine does not say. */
  readonly laneClass?: LaneClass;
  /** True where multipliers keep still at zero inputs; they do not where a machine does not say. */
  readonly zeroGating?: boolean;
  readonly elements?: ElementMemories;
}

/** What single elements of an array have, where they have memories of their own. */
export interface ElementMemories {
  /** A bank in every element. */
  readonly scratchpads: Readonly<Record<ScratchpadId, BankedBuffer>>;
  /** True where their flip-flops are clocked in every cycle in which their element is, whatever is accessed. */
  readonly clocksHeldWords: boolean;
  /** Of wires from one element to the next. */
  readonly pitchMm: number;
}

/** How operands reach the columns; where a machine does not say, weights stream and idle lanes are not clocked. */
export interface OperandFlow {
  /** `stationary`: weights stay in the lanes while all positions pass them. */
  readonly weights: 'streaming' | 'stationary';
  /** Likewise, while all filters pass them; streaming where left out. */
  readonly inputs?: 'streaming' | 'stationary';
  readonly clocksIdleLanes: boolean;
  /** True where inputs pass from lane to lane, through a register in each; otherwise all lanes of a port get them at once. */
  readonly handsOnInputs?: boolean;
}

export const bufferIds = ['buffer-weights', 'buffer-inputs', 'buffer-outputs'] as const;
export type BufferId = (typeof bufferIds)[number];

export const scratchpadIds = ['scratchpad-weights', 'scratchpad-inputs', 'scratchpad-outputs'] as const;
export type ScratchpadId = (typeof scratchpadIds)[number];

/** `network`: the wires between buffers and elements. */
export type MemoryId = BufferId | ScratchpadId | 'network' | 'dram';

/** Widths in bits of the words of one layer; partial sums are as wide as the accumulator. */
export interface LayerWidths {
  readonly weights: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly partialSums: number;
}

/** Words of one operand that move between a memory and its user, `wordsPerAccess` in each row. */
export interface Transfer {
  readonly memory: MemoryId;
  readonly operand: 'weights' | 'inputs' | 'outputs';
  readonly direction: 'reads' | 'writes';
  readonly words: number;
  readonly wordBits: number;
  readonly wordsPerAccess: number;
  /** Elements that a word passes on the network. */
  readonly hops?: number;
}

/** How one layer runs. */
export interface LayerMapping {
  /** Without stalls and pipeline fill. */
  readonly computeCycles: number;
  readonly fillCycles: number;
  /** Cycles that the requantizers alone need. */
  readonly requantizationCycles: number;
  /** Share of the lanes' compute cycles that they have work in. */
  readonly utilisation: number;
  /** Cycles of one lane, or lanes of one cycle, that a product takes; 1 where left out. */
  readonly laneCyclesPerProduct?: number;
  readonly transfers: readonly Transfer[];
  /** Number of times that any unit of a kind works, and that any of them is clocked; a lane works once per product. */
  readonly activity: Readonly<Record<DatapathUnit, { readonly active: number; readonly clocked: number }>>;
}
