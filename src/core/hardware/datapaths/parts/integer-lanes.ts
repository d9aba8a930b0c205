import type { OperandName } from '../../placements/parts/operand';
import type { ExpectedValues, LaneDesign, LaneSpec, OperandStep, PortValues } from '../datapath-class';
import { describeColumn } from './describe-column';
import {
  arrivingPort,
  type ColumnOptions,
  columnConstants,
  type Decoders,
  hasLaneStage,
  type IntegerColumn,
  integerColumn,
  multipliesCodes,
  sumNames,
} from './integer-column';
import { laneTerm, stagedNumber } from './integer-reference';

/**
 * A column of lanes under every placement: `laneTerm` says what they add up. Planes that are multiplied apart have a tree
 * and an accumulator for each pair of a weight plane and an input plane (`sumNames`). Where pipelined, registers follow a
 * stage in front of the multiplier, a product that is scaled, its result, and the tree. `decoders` say how stored words
 * become whole numbers, and what is multiplied where none are needed.
 */
export function integerLanes(
  spec: LaneSpec,
  decoders: Decoders,
  options: ColumnOptions = { gatesZero: false },
): LaneDesign {
  const column = integerColumn(spec, decoders, options);
  const { own, shared } = columnConstants(column);
  const cuts = 1 + (hasLaneStage(column) ? 1 : 0) + (column.product.stage ? 2 : 0);
  return {
    describe: (logic) => describeColumn(logic, column, own),
    cyclesPerStep: () => 1,
    latencyCycles: 2 + (spec.pipelined ? cuts : 0),
    constantPorts: own,
    sharedConstants: shared,
    ...(spec.stays ? { arrivingPorts: sumNames(column).map(({ name }) => arrivingPort(name)) } : {}),
    drive: (step, constants) => [
      { ...portValues(column, step, constants), ...arrivingValues(column, step, constants) },
    ],
    expected: (steps, constants) => expectedSums(column, spec.stays ? lastSum(steps) : steps, constants),
  };
}

function arrivingValues(
  column: IntegerColumn,
  { arriving = [] }: OperandStep,
  constants: PortValues,
): PortValues {
  if (!column.spec.stays) return {};
  const wrapped = column.counts ? BigInt.asUintN : BigInt.asIntN;
  const sums = Object.entries(expectedSums(column, arriving, constants));
  return Object.fromEntries(
    sums.map(([name, sum]) => [arrivingPort(name), Number(wrapped(column.spec.accumulatorBits, sum))]),
  );
}

function lastSum(steps: readonly OperandStep[]): readonly OperandStep[] {
  return steps.slice(-1).flatMap((step) => [...(step.arriving ?? []), step]);
}

function portValues(column: IntegerColumn, step: OperandStep, constants: PortValues): PortValues {
  const entries = (letter: string, name: OperandName) =>
    Array.from(step[name], (word, lane) => [`${letter}${lane}`, portValue(column, name, word, constants)]);
  return Object.fromEntries([
    ...entries('w', 'weights'),
    ...entries('x', 'inputs'),
    ['first', step.isFirst ? 1 : 0],
  ]);
}

function portValue(
  { decoders, stages }: IntegerColumn,
  name: OperandName,
  word: number,
  constants: PortValues,
): number {
  const decoder = decoders[name];
  if (stages[name].stands === 'input-port') {
    return Number(stagedNumber('input', decoder.wholeOf(word, constants), constants));
  }
  return decoder.portValueOf?.(word) ?? word;
}

function expectedSums(
  column: IntegerColumn,
  steps: readonly OperandStep[],
  constants: PortValues,
): ExpectedValues {
  const { spec, counts } = column;
  const names = sumNames(column);
  const sums = names.map(() => 0n);
  for (const { weights, inputs } of steps) {
    for (let lane = 0; lane < spec.lanes; lane++) {
      const weight = numbersOf(column, 'weights', weights[lane] as number, constants);
      const input = numbersOf(column, 'inputs', inputs[lane] as number, constants);
      for (const [index, { weightPlane, inputPlane }] of names.entries()) {
        const [a, b] = [weight[weightPlane] as bigint, input[inputPlane] as bigint];
        const term = counts ? BigInt(a === b) : laneTerm(spec.placement, a, b, constants);
        sums[index] = (sums[index] as bigint) + term;
      }
    }
  }
  return Object.fromEntries(names.map(({ name }, index) => [name, sums[index] as bigint]));
}

function numbersOf(
  column: IntegerColumn,
  name: OperandName,
  word: number,
  constants: PortValues,
): readonly bigint[] {
  const { codes, wholeOf } = column.decoders[name];
  return codes && multipliesCodes(column, name) ? codes.valuesOf(word) : [wholeOf(word, constants)];
}
