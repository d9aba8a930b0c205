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
  const flipFlops = needed.filter(isFlipFlop);
  const cells = [...flipFlops, ...needed.filter((cell) => !isFlipFlop(cell))];
  const kinds = new Uint8Array(cells.length);
  const blocks = new Uint8Array(cells.length);
  const inputs = new Int32Array(3 * cells.length);
  const outputs = new Int32Array(2 * cells.length).fill(-1);
  for (const [index, cell] of cells.entries()) {
    kinds[index] = cell.kind;
    blocks[index] = cell.block;
    for (let pin = 0; pin < cell.inputs.length; pin++) inputs[3 * index + pin] = cell.inputs[pin] as Net;
    for (let pin = 0; pin < cell.outputs.length; pin++) outputs[2 * index + pin] = cell.outputs[pin] as Net;
  }
  return {
    netCount: store.netCount(),
    cellCount: cells.length,
    kinds,
    inputs,
    outputs,
    blocks,
    flipFlopCount: flipFlops.length,
    inputPorts,
    outputPorts,
  };
}

function neededCells({ cells, makerOf }: CellStore, outputPorts: readonly Port[]): readonly StoredCell[] {
  const isNeeded = new Uint8Array(cells.length);
  const open: Net[] = outputPorts.flatMap(({ nets }) => nets);
  for (let net = open.pop(); net !== undefined; net = open.pop()) {
    const index = makerOf(net);
    const maker = cells[index];
    if (!maker || isNeeded[index] === 1) continue;
    if (maker.inputs.length === 0) throw new RangeError(`flip-flop ${maker.outputs[0]} without input`);
    isNeeded[index] = 1;
    for (const input of maker.inputs) open.push(input);
  }
  return cells.filter((_, index) => isNeeded[index] === 1);
}
