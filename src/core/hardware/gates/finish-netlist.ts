import type { CellStore, StoredCell } from './cell-store';
import { cellKinds } from './cell-table';
import type { Net, Netlist, Port } from './netlist';

const flipFlopKind = cellKinds.indexOf('flip-flop');

/**
 * The cells that an output depends on, flip-flops first. Combinational cells keep the order of their making, in which
 * every one comes behind those that it reads. Throws a RangeError where a flip-flop has no input.
 */
export function finishNetlist(
  store: CellStore,
  inputPorts: readonly Port[],
  outputPorts: readonly Port[],
): Netlist {
  const needed = neededCells(store, outputPorts);
  const isFlipFlop = ({ kind }: StoredCell): boolean => kind === flipFlopKind;
  const cells = [...needed.filter(isFlipFlop), ...needed.filter((cell) => !isFlipFlop(cell))];
  const kinds = Uint8Array.from(cells, ({ kind }) => kind);
  const blocks = Uint8Array.from(cells, ({ block }) => block);
  const inputs = new Int32Array(3 * cells.length);
  const outputs = new Int32Array(2 * cells.length).fill(-1);
  for (const [index, cell] of cells.entries()) {
    inputs.set(cell.inputs, 3 * index);
    outputs.set(cell.outputs, 2 * index);
  }
  return {
    netCount: store.netCount(),
    cellCount: cells.length,
    kinds,
    inputs,
    outputs,
    blocks,
    flipFlopCount: needed.filter(isFlipFlop).length,
    inputPorts,
    outputPorts,
  };
}

function neededCells({ cells }: CellStore, outputPorts: readonly Port[]): readonly StoredCell[] {
  const makers = new Map<Net, StoredCell>();
  for (const cell of cells) for (const net of cell.outputs) makers.set(net, cell);
  const needed = new Set<StoredCell>();
  const open: Net[] = outputPorts.flatMap(({ nets }) => nets);
  for (let net = open.pop(); net !== undefined; net = open.pop()) {
    const maker = makers.get(net);
    if (!maker || needed.has(maker)) continue;
    if (maker.inputs.length === 0) throw new RangeError(`flip-flop ${maker.outputs[0]} without input`);
    needed.add(maker);
    open.push(...maker.inputs);
  }
  return cells.filter((cell) => needed.has(cell));
}
