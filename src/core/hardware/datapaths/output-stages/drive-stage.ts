import type { Netlist } from '../../gates/netlist';
import { createStimulus, type Stimulus } from '../../gates/stimulus';
import type { PortValues } from '../datapath-class';
import type { StageDesign, StageSample } from './output-stage';

/** Samples that a stream takes one after another, and its constants. */
export interface StageStream {
  readonly samples: readonly StageSample[];
  readonly constants: PortValues;
}

/**
 * Up to 32 streams of equally many samples as values of a netlist's input ports. At the end of cycle i + latencyCycles the
 * outputs hold what sample i gives.
 */
export function driveStage(
  netlist: Pick<Netlist, 'inputPorts'>,
  design: Pick<StageDesign, 'drive' | 'latencyCycles'>,
  streams: readonly StageStream[],
): Stimulus {
  const driven = streams.map(({ samples }) => design.drive(samples));
  const cycles = Math.max(...streams.map(({ samples }) => samples.length)) + design.latencyCycles;
  const stimulus = createStimulus(netlist, cycles);
  for (const [stream, { constants }] of streams.entries()) {
    const rows = driven[stream] ?? [];
    for (let cycle = 0; cycle < cycles; cycle++) {
      const values = { ...constants, ...rows[Math.min(cycle, rows.length - 1)] };
      for (const [port, value] of Object.entries(values)) stimulus.set(port, cycle, stream, value);
    }
  }
  return stimulus;
}
