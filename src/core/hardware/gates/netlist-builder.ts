import { type CellStore, createCellStore } from './cell-store';
import { finishNetlist } from './finish-netlist';
import { type Gates, simplifiedGates } from './gates';
import { type BlockName, type Net, type Netlist, oneNet, type Port, type Wires, zeroNet } from './netlist';

/** Makes a netlist gate by gate. Constants are folded, equal gates made once, what nothing reads is left out. */
export interface NetlistBuilder extends Gates {
  input(name: string, width: number, signed: boolean): Wires;
  output(name: string, word: Wires): void;
  /** The word one clock cycle later; bits that never change stay as they are. */
  register(word: Wires): Wires;
  /** A register that is read before its next state is known. */
  state(width: number, signed: boolean): State;
  /** Cells made inside belong to the block. */
  inBlock<T>(block: BlockName, build: () => T): T;
  /** Delay to a net from the registers and inputs before it. */
  arrivalTicks(net: Net): number;
  finish(): Netlist;
}

export interface State {
  readonly word: Wires;
  /** Throws a RangeError where the width differs or the state is connected twice. */
  connect(next: Wires): void;
}

/** A builder of one netlist, without ports and cells. */
export function createNetlistBuilder(): NetlistBuilder {
  const store = createCellStore();
  const inputPorts: Port[] = [];
  const outputPorts: Port[] = [];
  let block: BlockName = 'control';
  const state = (width: number, signed: boolean): State => stateOf(store, block, width, signed);
  return {
    ...simplifiedGates((kind, inputs) => store.outputsOf(kind, inputs, block)),
    arrivalTicks: store.arrivalTicks,
    state,
    input: (name, width, signed) => {
      const port = { name, nets: Array.from({ length: width }, () => store.newNet()), signed };
      inputPorts.push(port);
      return port;
    },
    output: (name, { nets, signed }) => {
      outputPorts.push({ name, nets, signed });
    },
    register: ({ nets, signed }) => ({ nets: nets.map((net) => registered(store, block, net)), signed }),
    inBlock: (inner, build) => {
      const outer = block;
      block = inner;
      const built = build();
      block = outer;
      return built;
    },
    finish: () => finishNetlist(store, inputPorts, outputPorts),
  };
}

function registered(store: CellStore, block: BlockName, net: Net): Net {
  if (net === zeroNet || net === oneNet) return net;
  const { output, connect } = store.flipFlop(block);
  connect(net);
  return output;
}

function stateOf(store: CellStore, block: BlockName, width: number, signed: boolean): State {
  const flipFlops = Array.from({ length: width }, () => store.flipFlop(block));
  return {
    word: { nets: flipFlops.map(({ output }) => output), signed },
    connect: ({ nets }) => {
      if (nets.length !== width) throw new RangeError(`${nets.length} nets for a register of ${width}`);
      for (const [index, flipFlop] of flipFlops.entries()) flipFlop.connect(nets[index] as Net);
    },
  };
}
