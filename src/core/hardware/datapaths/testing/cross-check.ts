import { createRandom } from '../../../random';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import type { Netlist } from '../../gates/netlist';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { outputReader, type Stimulus, streamCount } from '../../gates/stimulus';
import { type RunYosys, synthesize } from '../../gates/testing/synthesize';
import { createVerilogLogic } from '../../gates/verilog-logic';
import type { WordLogic } from '../../gates/word-logic';
import { measureNetlist } from '../measure-netlist';

/** A design with operands as they occur and with any operands, which both flows get alike. */
export interface CheckedDesign {
  readonly name: string;
  /** The design of the same width that this one is compared with; its own name for such a design itself. */
  readonly baseline: string;
  describe(logic: WordLogic): void;
  /** For the energy. */
  typicalOperands(netlist: Netlist): DrivenDesign;
  /** For the function. */
  anyOperands(netlist: Netlist): DrivenDesign;
}

export interface DrivenDesign {
  readonly stimulus: Stimulus;
  readonly cyclesPerStep: number;
  /** Cycles at the end of which the outputs hold a result, for every stream. */
  readonly resultCycles: readonly (readonly number[])[];
}

export interface FlowFigures {
  readonly cells: number;
  readonly areaUm2: number;
  readonly energyFj: number;
  readonly zeroDelayFj: number;
  readonly delayPs: number;
}

export interface CrossCheck {
  readonly name: string;
  readonly baseline: string;
  readonly ours: FlowFigures;
  readonly synthesized: FlowFigures;
  /** Results of all streams that were compared, and the first one that differs between the two netlists. */
  readonly comparedResults: number;
  readonly mismatch: string | null;
}

/**
 * Makes gates of a design twice, by our bit heap and by Yosys from the emitted Verilog, with the same cells, and compares what
 * both compute. Area, energy and delay of both come from the same code.
 */
export async function crossCheck(runYosys: RunYosys, design: CheckedDesign): Promise<CrossCheck> {
  const gates = createNetlistLogic();
  design.describe(gates);
  const ours = gates.finish();
  const moduleName = `checked_${design.name.replace(/[^a-z0-9]+/g, '_')}`;
  const verilog = createVerilogLogic(moduleName);
  design.describe(verilog);
  const synthesized = await synthesize(runYosys, moduleName, verilog.finish(), ours);
  const any = design.anyOperands(ours);
  const typical = design.typicalOperands(ours);
  return {
    name: design.name,
    baseline: design.baseline,
    ours: figuresOf(ours, typical),
    synthesized: figuresOf(synthesized, typical),
    comparedResults: any.resultCycles.reduce((sum, { length }) => sum + length, 0),
    mismatch: firstDifference(ours, synthesized, any),
  };
}

function figuresOf(netlist: Netlist, { stimulus, cyclesPerStep }: DrivenDesign): FlowFigures {
  const { cells, areaUm2, energyFj, zeroDelayFj, delayPs } = measureNetlist(netlist, stimulus, cyclesPerStep);
  const { combinational, register, clock } = energyFj;
  return { cells, areaUm2, energyFj: combinational + register + clock, zeroDelayFj, delayPs };
}

function firstDifference(ours: Netlist, synthesized: Netlist, driven: DrivenDesign): string | null {
  const [read, readSynthesized] = [ours, synthesized].map((netlist) =>
    outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), driven.stimulus)),
  );
  for (const [stream, cycles] of driven.resultCycles.entries()) {
    for (const cycle of cycles) {
      for (const { name } of ours.outputPorts) {
        const values = [read, readSynthesized].map((reader) => reader?.(name, cycle, stream));
        if (values[0] !== values[1])
          return `${name} in cycle ${cycle} of stream ${stream}: ${values.join(', ')}`;
      }
    }
  }
  return null;
}

/** Whole numbers below a limit, for operands of any kind. */
export function anyWhole(seed: number): (limit: number) => number {
  const random = createRandom(seed);
  return (limit) => Math.floor(limit * random.next());
}

export const allStreams: readonly number[] = Array.from({ length: streamCount }, (_, stream) => stream);
