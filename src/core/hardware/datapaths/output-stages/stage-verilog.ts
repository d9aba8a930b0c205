import { createNetlistLogic } from '../../gates/netlist-logic';
import { createVerilogLogic } from '../../gates/verilog-logic';
import { type BenchCycle, verilogTestBench } from '../../gates/verilog-test-bench';
import type { PortValues } from '../datapath-class';
import type { StageStream } from './drive-stage';
import type { StageDesign } from './output-stage';

/** What stands once per output or per input word as one synthesizable Verilog-2001 module. */
export function stageVerilog(design: Pick<StageDesign, 'describe'>, moduleName: string): string {
  const logic = createVerilogLogic(moduleName);
  design.describe(logic);
  return logic.finish();
}

/** A self-checking test bench for that module: the samples of a stream, and what the integer reference makes of each. */
export function stageTestBench(design: StageDesign, stream: StageStream, moduleName: string): string {
  const logic = createNetlistLogic();
  design.describe(logic);
  return verilogTestBench(moduleName, logic.finish(), stageBenchCycles(design, stream));
}

/** A sample begins a sum or a window where its `first` is set, or where there is no such port. */
function stageBenchCycles(design: StageDesign, { samples, constants }: StageStream): readonly BenchCycle[] {
  const hasFirst = design.samplePorts.some(({ name }) => name === 'first');
  const results = new Map<number, BenchCycle['expected']>();
  let window: PortValues[] = [];
  for (const [index, sample] of samples.entries()) {
    window = hasFirst && sample.first === 0 ? [...window, sample] : [sample];
    results.set(index + design.latencyCycles, design.expected(window, constants));
  }
  const driven = design.drive(samples);
  const last = driven.at(-1) ?? {};
  return Array.from({ length: samples.length + design.latencyCycles }, (_, cycle) => ({
    inputs: { ...constants, ...(driven[cycle] ?? last) },
    expected: results.get(cycle) ?? null,
  }));
}
