import type { AffineOperand, AffinePlacement } from '../../placements/affine-placement';
import { valueBits } from '../../placements/parts/factor';
import type {
  DatapathClass,
  LaneConstant,
  LaneDesign,
  LaneSpec,
  OperandStep,
  PortValues,
} from '../datapath-class';
import { driveLanes, type LaneStream } from '../drive-lanes';
import { operandStreams } from '../operand-streams';
import { storedWords } from '../parts/stored-word';
import { allStreams, anyWhole, type CheckedDesign, type DrivenDesign } from './cross-check';

/** A column as the table of docs/hardware-from-gates.md names it. */
export interface CheckedLanes {
  readonly name: string;
  readonly baseline: string;
  readonly datapath: DatapathClass;
  readonly weightBits: number;
  readonly inputBits: number;
  readonly placement?: AffinePlacement;
  readonly operand?: AffineOperand;
  readonly pipelined?: boolean;
  readonly operandScaleBits?: number;
  /** Bits of what a lane adds to the sum; those of a product of the two codes' values where not given. */
  readonly productBits?: number;
}

const lanes = 16;
/** Sums of 144 products: 8 bits more than one. */
const growthBits = 8;
const stepsPerSum = 9;
const steps = 36;

/** Lanes of a class under the operands of `operandStreams`, and under any stored words. Throws a RangeError for unknown widths. */
export function checkedLanes(column: CheckedLanes): CheckedDesign {
  const spec = specOf(column);
  const design = column.datapath.lanes(spec);
  const formats = { weights: spec.weights.format, inputs: spec.inputs.format };
  return {
    name: column.name,
    baseline: column.baseline,
    describe: design.describe,
    typicalOperands: (netlist) => {
      const constants = Object.fromEntries(constantsOf(design).map(({ name, typical }) => [name, typical]));
      const streams = operandStreams(formats, lanes, { steps, stepsPerSum });
      return driveLanes(
        netlist,
        design,
        streams.map((each) => ({ steps: each, constants })),
      ) satisfies DrivenDesign;
    },
    anyOperands: (netlist) => driveLanes(netlist, design, anyStreams(spec, design)),
  };
}

function specOf(column: CheckedLanes): LaneSpec {
  const { datapath, weightBits, inputBits } = column;
  const operands = datapath.operands(weightBits, inputBits);
  if (!operands) throw new RangeError(`${datapath.id} has no codes of ${weightBits} x ${inputBits} bits`);
  const { weights, inputs } = operands;
  const productBits = column.productBits ?? valueBits(weights.format) + valueBits(inputs.format);
  return {
    weights,
    inputs,
    placement: column.placement ?? 'folded',
    operand: column.operand ?? 'both',
    pipelined: column.pipelined ?? false,
    operandScaleBits: column.operandScaleBits ?? null,
    productScaleBits: 16,
    lanes,
    accumulatorBits: productBits + growthBits,
  };
}

function constantsOf({ constantPorts, sharedConstants }: LaneDesign): readonly LaneConstant[] {
  return [...constantPorts, ...sharedConstants];
}

function anyStreams(spec: LaneSpec, design: LaneDesign): readonly LaneStream[] {
  const whole = anyWhole(3);
  const words = { weights: storedWords(spec.weights.format), inputs: storedWords(spec.inputs.format) };
  const anyOf = (list: readonly number[]): readonly number[] =>
    Array.from({ length: lanes }, () => list[whole(list.length)] ?? 0);
  return allStreams.map(() => ({
    constants: anyConstants(design, whole),
    steps: Array.from(
      { length: steps },
      (_, step): OperandStep => ({
        weights: anyOf(words.weights),
        inputs: anyOf(words.inputs),
        isFirst: step % stepsPerSum === 0,
      }),
    ),
  }));
}

function anyConstants(design: LaneDesign, whole: (limit: number) => number): PortValues {
  return Object.fromEntries(
    constantsOf(design).map(({ name, width, signed }) => [
      name,
      whole(2 ** width) - (signed ? 2 ** (width - 1) : 0),
    ]),
  );
}
