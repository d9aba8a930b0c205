import { type CellKind, cellKinds } from './cell-table';
import type { Netlist, Port } from './netlist';

/**
 * A netlist as evaluators read it: every gate is (a & b & andMask) ^ ((a ^ b ^ c) & xorMask) ^ invertMask, or a
 * multiplexer, and adders have a second output, the carry.
 */
export interface CompiledNetlist {
  readonly netlist: Netlist;
  readonly gateCount: number;
  /** Nets a, b, c of every gate. */
  readonly gateInputs: Int32Array;
  /** One or two nets of every gate; -1 where there is no second one. */
  readonly gateOutputs: Int32Array;
  /** andMask, xorMask and invertMask of every gate. */
  readonly gateMasks: Int32Array;
  readonly isMultiplexer: Uint8Array;
  /** Index into `cellKinds` of every gate. */
  readonly gateKinds: Uint8Array;
  /** What flip-flops hold, and what they take at the next clock edge. */
  readonly stateNets: Int32Array;
  readonly nextStateNets: Int32Array;
  /** All bits of all ports: port by port, least significant first. */
  readonly inputNets: Int32Array;
  readonly outputNets: Int32Array;
}

type Masks = readonly [and: number, xor: number, invert: number];

const masks: Readonly<Record<CellKind, Masks>> = {
  inverter: [0, -1, -1],
  nand2: [-1, 0, -1],
  nor2: [-1, -1, -1],
  and2: [-1, 0, 0],
  or2: [-1, -1, 0],
  xor2: [0, -1, 0],
  xnor2: [0, -1, -1],
  mux2: [0, 0, 0],
  'half-adder': [0, -1, 0],
  'full-adder': [0, -1, 0],
  'flip-flop': [0, 0, 0],
};
const masksOfKinds: readonly Masks[] = cellKinds.map((kind) => masks[kind]);
const multiplexer = cellKinds.indexOf('mux2');

export function compileNetlist(netlist: Netlist): CompiledNetlist {
  const { cellCount, flipFlopCount, inputs, outputs } = netlist;
  const gateCount = cellCount - flipFlopCount;
  const gateKinds = netlist.kinds.subarray(flipFlopCount);
  const gateMasks = new Int32Array(3 * gateCount);
  for (const [gate, kind] of gateKinds.entries()) gateMasks.set(masksOfKinds[kind] as Masks, 3 * gate);
  return {
    netlist,
    gateCount,
    gateInputs: inputs.subarray(3 * flipFlopCount),
    gateOutputs: outputs.subarray(2 * flipFlopCount),
    gateMasks,
    isMultiplexer: gateKinds.map((kind) => (kind === multiplexer ? 1 : 0)),
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
