import { type CellKind, cellKinds } from './cell-table';
import type { Netlist, Port } from './netlist';

/**
 * A netlist as evaluators read it. The first output of every gate is (a & b & andMask) ^ ((a ^ b ^ c) & xorMask) ^
 * ((c ? b : a) & selectMask) ^ invertMask; adders have a second one, the carry of a + b + c.
 */
export interface CompiledNetlist {
  readonly netlist: Netlist;
  readonly gateCount: number;
  /** Nets a, b, c of every gate. */
  readonly gateInputs: Int32Array;
  /** Two nets of every gate; `missingNet` where there is no second one. */
  readonly gateOutputs: Int32Array;
  /** One more than the last net. */
  readonly missingNet: number;
  /** andMask, xorMask, selectMask and invertMask of every gate. */
  readonly gateMasks: Int32Array;
  /** Index into `cellKinds` of every gate. */
  readonly gateKinds: Uint8Array;
  /** What flip-flops hold, and what they take at the next clock edge. */
  readonly stateNets: Int32Array;
  readonly nextStateNets: Int32Array;
  /** All bits of all ports: port by port, least significant first. */
  readonly inputNets: Int32Array;
  readonly outputNets: Int32Array;
}

type Masks = readonly [and: number, xor: number, select: number, invert: number];

const masks: Readonly<Record<CellKind, Masks>> = {
  inverter: [0, -1, 0, -1],
  nand2: [-1, 0, 0, -1],
  nor2: [-1, -1, 0, -1],
  and2: [-1, 0, 0, 0],
  or2: [-1, -1, 0, 0],
  xor2: [0, -1, 0, 0],
  xnor2: [0, -1, 0, -1],
  mux2: [0, 0, -1, 0],
  'half-adder': [0, -1, 0, 0],
  'full-adder': [0, -1, 0, 0],
  'flip-flop': [0, 0, 0, 0],
};
const masksOfKinds: readonly Masks[] = cellKinds.map((kind) => masks[kind]);

/**
 * Lays cells out in flat arrays; gates stay in the order of the netlist, in which every gate follows those that it
 * reads.
 */
export function compileNetlist(netlist: Netlist): CompiledNetlist {
  const { cellCount, flipFlopCount, inputs, outputs, netCount: missingNet } = netlist;
  const gateCount = cellCount - flipFlopCount;
  const gateKinds = netlist.kinds.subarray(flipFlopCount);
  const gateMasks = new Int32Array(4 * gateCount);
  for (const [gate, kind] of gateKinds.entries()) gateMasks.set(masksOfKinds[kind] as Masks, 4 * gate);
  return {
    netlist,
    gateCount,
    gateInputs: inputs.subarray(3 * flipFlopCount),
    gateOutputs: outputs.subarray(2 * flipFlopCount).map((net) => (net < 0 ? missingNet : net)),
    missingNet,
    gateMasks,
    gateKinds,
    stateNets: Int32Array.from({ length: flipFlopCount }, (_, index) => outputs[2 * index] as number),
    nextStateNets: Int32Array.from({ length: flipFlopCount }, (_, index) => inputs[3 * index] as number),
    inputNets: netsOf(netlist.inputPorts),
    outputNets: netsOf(netlist.outputPorts),
  };
}

function netsOf(ports: readonly Port[]): Int32Array {
  return Int32Array.from(ports.flatMap(({ nets }) => nets));
}
