import { createNetlistLogic } from '../gates/netlist-logic';
import { streamCount } from '../gates/stimulus';
import type { LaneDesign, OperandStep, PortValues } from './datapath-class';
import { driveLanes } from './drive-lanes';
import { measureNetlist, type UnitFigures } from './measure-netlist';

/**
 * Figures of one column under streams of operands, energies per step of all its lanes. Fewer than 32 streams stand for
 * more; constants are the typical ones where none are given.
 */
export function measureLanes(
  design: LaneDesign,
  streams: readonly (readonly OperandStep[])[],
  constants: PortValues = typicalConstants(design),
): UnitFigures {
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const driven = driveLanes(
    netlist,
    design,
    Array.from({ length: streamCount }, (_, stream) => ({
      steps: streams[stream % streams.length] ?? [],
      constants,
    })),
  );
  return measureNetlist(netlist, driven.stimulus, driven.cyclesPerStep);
}

function typicalConstants({ constantPorts, sharedConstants }: LaneDesign): PortValues {
  return Object.fromEntries(
    [...constantPorts, ...sharedConstants].map(({ name, typical }) => [name, typical]),
  );
}
