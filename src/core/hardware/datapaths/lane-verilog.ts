import { createRandom } from '../../random';
import { createNetlistLogic } from '../gates/netlist-logic';
import { createVerilogLogic } from '../gates/verilog-logic';
import { type BenchCycle, verilogTestBench } from '../gates/verilog-test-bench';
import { arrivingSteps, withLateArrivals } from './arriving-sums';
import type { LaneDesign, LaneSpec, OperandStep, PortValues } from './datapath-class';
import { storedWords } from './parts/stored-word';

const seed = 1;
const steps = 150;
/** Accumulators hold sums of at least so many steps. */
const stepsPerSum = 4;

/** A column as one synthesizable Verilog-2001 module. */
export function laneVerilog(design: Pick<LaneDesign, 'describe'>, moduleName: string): string {
  const logic = createVerilogLogic(moduleName);
  design.describe(logic);
  return logic.finish();
}

/** A self-checking test bench for that module: random stored words, and what the integer reference makes of them. */
export function laneTestBench(design: LaneDesign, spec: LaneSpec, moduleName: string): string {
  const logic = createNetlistLogic();
  design.describe(logic);
  return verilogTestBench(moduleName, logic.finish(), laneBenchCycles(design, spec));
}

/**
 * Sums of four steps one after another, under the typical constants, and the results in the cycles in which the outputs hold
 * them. Throws a RangeError for mixed rows, which are columns of their own.
 */
export function laneBenchCycles(design: LaneDesign, spec: LaneSpec): readonly BenchCycle[] {
  const constants = Object.fromEntries(
    [...design.constantPorts, ...design.sharedConstants].map(({ name, typical }) => [name, typical]),
  );
  const onPorts = Object.fromEntries(design.constantPorts.map(({ name }) => [name, constants[name] ?? 0]));
  const inputs: PortValues[] = [];
  const results = new Map<number, BenchCycle['expected']>();
  let sum: OperandStep[] = [];
  for (const step of spec.stays ? arrivingSteps(randomSteps(spec)) : randomSteps(spec)) {
    sum = step.isFirst ? [step] : [...sum, step];
    inputs.push(...design.drive(step, constants).map((values) => ({ ...onPorts, ...values })));
    results.set(inputs.length - 1 + design.latencyCycles, design.expected(sum, constants));
  }
  const last = inputs.at(-1) ?? {};
  const padded = [...inputs, ...Array.from({ length: design.latencyCycles }, () => last)];
  return withLateArrivals(design, padded).map((values, cycle) => ({
    inputs: values,
    expected: results.get(cycle) ?? null,
  }));
}

function randomSteps({ weights, inputs, lanes }: LaneSpec): readonly OperandStep[] {
  const random = createRandom(seed);
  const [weightWords, inputWords] = [weights, inputs].map(({ format }) => storedWords(format));
  const anyOf = (words: readonly number[] = []): readonly number[] =>
    Array.from({ length: lanes }, () => words[Math.floor(words.length * random.next())] ?? 0);
  return Array.from({ length: steps }, (_, step) => ({
    weights: anyOf(weightWords),
    inputs: anyOf(inputWords),
    isFirst: step % stepsPerSum === 0,
  }));
}
