import type { AffineOperand, AffinePlacement } from '../../placements/affine-placement';
import { calibratedScaleBits } from '../calibrated-units';
import type {
  DatapathClass,
  LaneConstant,
  LaneDesign,
  LaneSpec,
  OperandStep,
  PortValues,
} from '../datapath-class';
import { driveLanes, type LaneStream } from '../drive-lanes';
import { laneVariant } from '../lane-variant';
import { storedWords } from '../parts/stored-word';
import { referenceLaneSpec } from '../reference-lanes';
import { typicalOperands } from '../typical-operands';
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
}

const stepsPerSum = 9;
const steps = 36;

/**
 * The column that the calibration table has, under the operands that it is measured with, and under any stored words. Throws
 * a RangeError for unknown widths.
 */
export function checkedLanes(column: CheckedLanes): CheckedDesign {
  const spec = specOf(column);
  const design = column.datapath.lanes(spec);
  return {
    name: column.name,
    baseline: column.baseline,
    describe: design.describe,
    typicalOperands: (netlist) => {
      const constants = Object.fromEntries(constantsOf(design).map(({ name, typical }) => [name, typical]));
      const streams = typicalOperands(spec).map((each) => ({ steps: each, constants }));
      return driveLanes(netlist, design, streams) satisfies DrivenDesign;
    },
    anyOperands: (netlist) => driveLanes(netlist, design, anyStreams(spec, design)),
  };
}

function specOf(column: CheckedLanes): LaneSpec {
  const { datapath, weightBits, inputBits } = column;
  const operands = datapath.operands(weightBits, inputBits);
  if (!operands) throw new RangeError(`${datapath.id} has no codes of ${weightBits} x ${inputBits} bits`);
  const variant = laneVariant({
    ...operands,
    placement: column.placement ?? 'folded',
    operand: column.operand ?? 'both',
    pipelined: column.pipelined ?? false,
    ...calibratedScaleBits,
  });
  return referenceLaneSpec(variant);
}

function constantsOf({ constantPorts, sharedConstants }: LaneDesign): readonly LaneConstant[] {
  return [...constantPorts, ...sharedConstants];
}

function anyStreams(spec: LaneSpec, design: LaneDesign): readonly LaneStream[] {
  const whole = anyWhole(3);
  const words = { weights: storedWords(spec.weights.format), inputs: storedWords(spec.inputs.format) };
  const anyOf = (list: readonly number[]): readonly number[] =>
    Array.from({ length: spec.lanes }, () => list[whole(list.length)] ?? 0);
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
