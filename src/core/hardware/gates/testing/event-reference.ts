import { type CellKind, cellKinds, cellTable } from '../cell-table';
import { type Netlist, oneNet } from '../netlist';

const functions: Readonly<Record<CellKind, (a: number, b: number, c: number) => readonly number[]>> = {
  inverter: (a) => [1 - a],
  nand2: (a, b) => [1 - a * b],
  nor2: (a, b) => [Number(a + b === 0)],
  and2: (a, b) => [a * b],
  or2: (a, b) => [Number(a + b > 0)],
  xor2: (a, b) => [(a + b) % 2],
  xnor2: (a, b) => [1 - ((a + b) % 2)],
  mux2: (whenZero, whenOne, select) => [select === 1 ? whenOne : whenZero],
  'half-adder': (a, b) => [(a + b) % 2, Number(a + b > 1)],
  'full-adder': (a, b, c) => [(a + b + c) % 2, Number(a + b + c > 1)],
  'flip-flop': () => [],
};

interface Change {
  readonly tick: number;
  readonly value: number;
}

/** One stream, tick by tick, every gate at every tick: what `evaluateEvents` means. Transitions of every net. */
export function referenceToggles(netlist: Netlist, inputBits: readonly (readonly number[])[]): number[] {
  const { netCount, flipFlopCount, inputs, outputs } = netlist;
  const values: number[] = new Array(netCount).fill(0);
  values[oneNet] = 1;
  settleQuietly(netlist, values);
  const toggles: number[] = new Array(netCount).fill(0);
  const inputNets = netlist.inputPorts.flatMap(({ nets }) => nets);
  let state: number[] = new Array(flipFlopCount).fill(0);
  for (const bits of inputBits) {
    const changes = new Map<number, Change>();
    for (const [index, net] of inputNets.entries()) changes.set(net, { tick: 0, value: bits[index] ?? 0 });
    const [clockTicks = 0] = cellTable['flip-flop'].delayTicks;
    for (const [index, value] of state.entries())
      changes.set(outputs[2 * index] as number, { tick: clockTicks, value });
    runCycle(netlist, values, toggles, changes);
    state = state.map((_, index) => values[inputs[3 * index] as number] as number);
  }
  return toggles;
}

function runCycle(netlist: Netlist, values: number[], toggles: number[], changes: Map<number, Change>): void {
  for (let tick = 0; changes.size > 0; tick++) {
    for (const [net, change] of [...changes]) {
      if (change.tick !== tick) continue;
      changes.delete(net);
      if (values[net] !== change.value) toggles[net] = (toggles[net] as number) + 1;
      values[net] = change.value;
    }
    forEachGateOutput(netlist, values, (net, value, delay) => {
      if (value === values[net]) changes.delete(net);
      else if (!changes.has(net)) changes.set(net, { tick: tick + delay, value });
    });
  }
}

function settleQuietly(netlist: Netlist, values: number[]): void {
  forEachGateOutput(netlist, values, (net, value) => {
    values[net] = value;
  });
}

function forEachGateOutput(
  { cellCount, flipFlopCount, kinds, inputs, outputs }: Netlist,
  values: readonly number[],
  visit: (net: number, value: number, delayTicks: number) => void,
): void {
  for (let cell = flipFlopCount; cell < cellCount; cell++) {
    const kind = cellKinds[kinds[cell] as number] as CellKind;
    const [a, b, c] = [0, 1, 2].map((pin) => values[inputs[3 * cell + pin] as number]) as [
      number,
      number,
      number,
    ];
    for (const [index, value] of functions[kind](a, b, c).entries()) {
      visit(outputs[2 * cell + index] as number, value, cellTable[kind].delayTicks[index] as number);
    }
  }
}
