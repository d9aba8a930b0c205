import type { Netlist } from '../gates/netlist';
import { createStimulus, type Stimulus, type StimulusWriter } from '../gates/stimulus';
import { withLateArrivals } from './arriving-sums';
import type { LaneDesign, OperandStep, PortValues } from './datapath-class';

/** Steps that a stream takes one after another, and values of its `constantPorts` and `sharedConstants`. */
export interface LaneStream {
  readonly steps: readonly OperandStep[];
  readonly constants: PortValues;
}

export interface DrivenLanes {
  readonly stimulus: Stimulus;
  /** For every stream and step the cycle at the end of which the outputs hold its result. */
  readonly resultCycles: readonly (readonly number[])[];
  /** Mean over all streams and steps. */
  readonly cyclesPerStep: number;
}

/**
 * Up to 32 streams of steps as values of a netlist's input ports. A stream that ends begins anew; transitions count once
 * the last rank holds a step. Throws a RangeError for a stream without steps and for ports that the netlist does not have.
 */
export function driveLanes(
  netlist: Netlist,
  design: Pick<LaneDesign, 'drive' | 'latencyCycles' | 'constantPorts' | 'arrivingPorts'>,
  streams: readonly LaneStream[],
): DrivenLanes {
  const driven = streams.map(({ steps, constants }) => steps.map((step) => design.drive(step, constants)));
  const lengths = driven.map((steps) => steps.reduce((sum, cycles) => sum + cycles.length, 0));
  if (lengths.length === 0 || lengths.includes(0)) throw new RangeError('a stream without steps');
  const warmUpCycles = design.latencyCycles + 1;
  const stimulus = createStimulus(netlist, Math.max(...lengths) + warmUpCycles, warmUpCycles);
  const constantNames = design.constantPorts.map(({ name }) => name);
  for (const [stream, { constants }] of streams.entries()) {
    const held = Object.fromEntries(constantNames.map((name) => [name, constants[name] ?? 0]));
    writeStream(stimulus, stream, withLateArrivals(design, driven[stream]?.flat() ?? []), held);
  }
  const stepCount = driven.reduce((sum, steps) => sum + steps.length, 0);
  return {
    stimulus,
    resultCycles: driven.map((steps) => resultCyclesOf(steps, design.latencyCycles)),
    cyclesPerStep: lengths.reduce((sum, length) => sum + length, 0) / stepCount,
  };
}

function writeStream(
  stimulus: StimulusWriter,
  stream: number,
  values: readonly PortValues[],
  constants: PortValues,
): void {
  for (let cycle = 0; cycle < stimulus.cycles; cycle++) {
    putAll(stimulus, cycle, stream, constants);
    putAll(stimulus, cycle, stream, values[cycle % values.length] ?? {});
  }
}

function putAll(stimulus: StimulusWriter, cycle: number, stream: number, values: PortValues): void {
  for (const port in values) stimulus.set(port, cycle, stream, values[port] ?? 0);
}

function resultCyclesOf(steps: readonly (readonly PortValues[])[], latencyCycles: number): readonly number[] {
  let elapsed = 0;
  return steps.map((cycles) => {
    elapsed += cycles.length;
    return elapsed - 1 + latencyCycles;
  });
}
