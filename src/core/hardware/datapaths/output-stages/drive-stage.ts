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
 * outputs hold what sample i gives. Behind the last sample comes the first again; transitions count once all ranks hold
 * samples, so that every rank passes from each sample to the next as often as any other.
 */
export function driveStage(
  netlist: Pick<Netlist, 'inputPorts'>,
  design: Pick<StageDesign, 'drive' | 'latencyCycles'>,
  streams: readonly StageStream[],
): Stimulus {
  const warmUpCycles = design.latencyCycles + 1;
  const cycles = Math.max(...streams.map(({ samples }) => samples.length)) + warmUpCycles;
  const stimulus = createStimulus(netlist, cycles, warmUpCycles);
  for (const [stream, { samples, constants }] of streams.entries()) {
    const rows = design.drive(repeated(samples, cycles));
    for (let cycle = 0; cycle < cycles; cycle++) {
      const values = { ...constants, ...rows[cycle] };
      for (const [port, value] of Object.entries(values)) stimulus.set(port, cycle, stream, value);
    }
  }
  return stimulus;
}

function repeated(samples: readonly StageSample[], count: number): readonly StageSample[] {
  return Array.from({ length: count }, (_, index) => samples[index % samples.length] ?? {});
}
