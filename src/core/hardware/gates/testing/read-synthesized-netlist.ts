import { cellKinds } from '../cell-table';
import { type Net, type Netlist, oneNet, type Port, zeroNet } from '../netlist';
import { bufferName, libertyCells } from './liberty';

interface JsonModule {
  readonly ports: Readonly<Record<string, { readonly bits: readonly JsonBit[] }>>;
  readonly cells: Readonly<Record<string, JsonCell>>;
}
interface JsonCell {
  readonly type: string;
  readonly connections: Readonly<Record<string, readonly JsonBit[]>>;
}
/** A number of a net, or a constant: '0', '1', 'x'. */
type JsonBit = number | string;

interface ReadCell {
  readonly kind: number;
  readonly inputs: readonly Net[];
  readonly outputs: readonly Net[];
}

const flipFlopKind = cellKinds.indexOf('flip-flop');

/**
 * Reads a synthesized module of Yosys' JSON as a netlist with the ports of another one; all cells are of block 0. Throws a
 * RangeError for a cell that the table lacks, an open pin, a missing port, and a loop of gates.
 */
export function readSynthesizedNetlist(json: string, moduleName: string, like: Netlist): Netlist {
  const { modules } = JSON.parse(json) as { readonly modules: Readonly<Record<string, JsonModule>> };
  const found = modules[moduleName];
  if (!found) throw new RangeError(`no module ${moduleName}`);
  const jsonCells = Object.values(found.cells);
  const nets = createNets(jsonCells.filter(({ type }) => type === bufferName));
  const cells = jsonCells.filter(({ type }) => type !== bufferName).map((cell) => readCell(cell, nets));
  const isFlipFlop = ({ kind }: ReadCell): boolean => kind === flipFlopKind;
  const flipFlops = cells.filter(isFlipFlop);
  const gates = inTopologicalOrder(cells.filter((cell) => !isFlipFlop(cell)));
  const portOf = ({ name, signed, nets: { length } }: Port): Port => {
    const bits = found.ports[name]?.bits ?? [];
    if (bits.length !== length) throw new RangeError(`port ${name} of ${bits.length} bits for ${length}`);
    return { name, signed, nets: bits.map(nets.netOf) };
  };
  return {
    inputPorts: like.inputPorts.map(portOf),
    outputPorts: like.outputPorts.map(portOf),
    ...arraysOf([...flipFlops, ...gates]),
    flipFlopCount: flipFlops.length,
    netCount: nets.count(),
  };
}

interface Nets {
  netOf(bit: JsonBit): Net;
  open(): Net;
  count(): number;
}

/** Numbers of nets; behind a buffer stands the net before it. */
function createNets(buffers: readonly JsonCell[]): Nets {
  const sources = new Map(buffers.map(({ connections }) => [connections.Y?.[0], connections.A?.[0]]));
  const numbers = new Map<JsonBit, Net>([
    ['0', zeroNet],
    ['x', zeroNet],
    ['1', oneNet],
  ]);
  let count = oneNet + 1;
  const open = (): Net => count++;
  const netOf = (bit: JsonBit): Net => {
    const source = sources.get(bit);
    if (source !== undefined) return netOf(source);
    const net = numbers.get(bit) ?? open();
    numbers.set(bit, net);
    return net;
  };
  return { netOf, open, count: () => count };
}

function readCell({ type, connections }: JsonCell, { netOf, open }: Nets): ReadCell {
  const cell = libertyCells.get(type);
  if (!cell) throw new RangeError(`a cell ${type}`);
  return {
    kind: cellKinds.indexOf(cell.kind),
    inputs: cell.inputPins.map((pin) => {
      const [bit] = connections[pin] ?? [];
      if (bit === undefined) throw new RangeError(`pin ${pin} of a cell ${type} is open`);
      return netOf(bit);
    }),
    outputs: cell.outputPins.map((pin) => {
      const [bit] = connections[pin] ?? [];
      return bit === undefined ? open() : netOf(bit);
    }),
  };
}

/** Every cell behind those that it reads. */
function inTopologicalOrder(cells: readonly ReadCell[]): readonly ReadCell[] {
  const readers = new Map<Net, ReadCell[]>();
  const missing = new Map<ReadCell, number>();
  const made = new Set(cells.flatMap(({ outputs }) => outputs));
  for (const cell of cells) {
    const waiting = cell.inputs.filter((net) => made.has(net));
    missing.set(cell, waiting.length);
    for (const net of waiting) readers.set(net, [...(readers.get(net) ?? []), cell]);
  }
  const sorted = cells.filter((cell) => missing.get(cell) === 0);
  for (const { outputs } of sorted) {
    for (const reader of outputs.flatMap((net) => readers.get(net) ?? [])) {
      const left = (missing.get(reader) ?? 0) - 1;
      missing.set(reader, left);
      if (left === 0) sorted.push(reader);
    }
  }
  if (sorted.length < cells.length) throw new RangeError('a loop of gates');
  return sorted;
}

function arraysOf(
  cells: readonly ReadCell[],
): Pick<Netlist, 'cellCount' | 'kinds' | 'blocks' | 'inputs' | 'outputs'> {
  const inputs = new Int32Array(3 * cells.length);
  const outputs = new Int32Array(2 * cells.length).fill(-1);
  for (const [index, cell] of cells.entries()) {
    inputs.set(cell.inputs, 3 * index);
    outputs.set(cell.outputs, 2 * index);
  }
  return {
    cellCount: cells.length,
    kinds: Uint8Array.from(cells, ({ kind }) => kind),
    blocks: new Uint8Array(cells.length),
    inputs,
    outputs,
  };
}
