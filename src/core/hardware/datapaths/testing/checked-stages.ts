import type { Netlist } from '../../gates/netlist';
import type { ConstantPort, PortValues } from '../datapath-class';
import { driveStage, type StageStream } from '../output-stages/drive-stage';
import { outputStageDesign } from '../output-stages/output-stage-design';
import type { OutputStageSpec } from '../output-stages/stage-spec';
import { outputStageStreams } from '../stage-streams/requantizer-streams';
import { allStreams, anyWhole, type CheckedDesign, type DrivenDesign } from './cross-check';

const samples = 40;

/** A requantizer under the sums of `outputStageStreams`, and under any values of all its ports. */
export function checkedStage(name: string, baseline: string, spec: OutputStageSpec): CheckedDesign {
  const design = outputStageDesign(spec);
  const driven = (netlist: Netlist, streams: readonly StageStream[]): DrivenDesign => ({
    stimulus: driveStage(netlist, design, streams),
    cyclesPerStep: 1,
    resultCycles: streams.map((stream) => stream.samples.map((_, index) => index + design.latencyCycles)),
  });
  return {
    name,
    baseline,
    describe: design.describe,
    typicalOperands: (netlist) => driven(netlist, outputStageStreams(spec, design, samples)),
    anyOperands: (netlist) => {
      const whole = anyWhole(5);
      const anyValues = (ports: readonly ConstantPort[]): PortValues =>
        Object.fromEntries(
          ports.map(({ name: port, width, signed }) => [
            port,
            whole(2 ** width) - (signed ? 2 ** (width - 1) : 0),
          ]),
        );
      const streams = allStreams.map(() => ({
        constants: anyValues(design.constantPorts),
        samples: Array.from({ length: samples }, () => anyValues(design.samplePorts)),
      }));
      return driven(netlist, streams);
    },
  };
}
