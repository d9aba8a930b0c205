import { bitsSet } from './bits-set';
import { cellKinds, cellOf, cellTable } from './cell-table';
import type { CompiledNetlist } from './compile-netlist';
import { gather, settledAtZero } from './evaluate-zero-delay';
import type { Activity, Stimulus } from './stimulus';

const longestDelayTicks = Math.max(...cellKinds.flatMap((kind) => cellTable[kind].delayTicks));
/** A power of two, more than the longest delay. */
const slotCount = 2 ** Math.ceil(Math.log2(longestDelayTicks + 1));
const [clockToOutputTicks = 0] = cellTable['flip-flop'].delayTicks;

/**
 * Runs a netlist with the delays of the cell table and counts what glitches there are, every stream for itself. Inputs
 * change at the clock edge, flip-flops later by their delay; the next edge comes when nothing changes any more. Delays are
 * inertial: an output that is to change, but whose gate returns to the old value before, does not change. Cycles, outputs
 * and initial state are those of `evaluateZeroDelay`.
 */
export function evaluateEvents(
  compiled: CompiledNetlist,
  { cycles, warmUpCycles, words }: Stimulus,
): Activity {
  const { stateNets, nextStateNets, inputNets, outputNets } = compiled;
  const wheel = createWheel(compiled);
  const nextState = new Int32Array(stateNets.length);
  const outputWords = new Int32Array(cycles * outputNets.length);
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (cycle === warmUpCycles) wheel.toggles.fill(0);
    launch(wheel, inputNets, words, cycle * inputNets.length, 0);
    launch(wheel, stateNets, nextState, 0, clockToOutputTicks);
    settle(compiled, wheel);
    gather(wheel.values, nextStateNets, nextState, 0);
    gather(wheel.values, outputNets, outputWords, cycle * outputNets.length);
  }
  return { toggles: wheel.toggles, outputWords };
}

/** Changes to come, in a ring of time slots. */
interface Wheel {
  readonly values: Int32Array;
  readonly toggles: Uint32Array;
  /** Streams that change, for every net and slot. */
  readonly changes: Int32Array;
  /** Streams of a net that change in any slot. */
  readonly pending: Int32Array;
  /** Nets with changes, slot after slot, and how many of them there are. */
  readonly lists: Int32Array;
  readonly counts: Int32Array;
  /** Bit s: the net is in the list of slot s. */
  readonly listed: Uint32Array;
  /** Gates that read a net: `readers[readerStarts[net]]` to `readers[readerStarts[net + 1] - 1]`. */
  readonly readerStarts: Int32Array;
  readonly readers: Int32Array;
  /** Gates whose inputs change at this tick, and which those are. */
  readonly touched: Int32Array;
  readonly isTouched: Uint8Array;
  /** Two per gate. */
  readonly delayTicks: Uint8Array;
}

function createWheel(compiled: CompiledNetlist): Wheel {
  const { gateCount, gateKinds, netlist } = compiled;
  const { netCount } = netlist;
  const delayTicks = new Uint8Array(2 * gateCount);
  for (const [gate, kind] of gateKinds.entries()) delayTicks.set(cellOf(kind).delayTicks, 2 * gate);
  return {
    values: settledAtZero(compiled),
    toggles: new Uint32Array(netCount),
    changes: new Int32Array(slotCount * netCount),
    pending: new Int32Array(netCount),
    lists: new Int32Array(slotCount * netCount),
    counts: new Int32Array(slotCount),
    listed: new Uint32Array(netCount),
    ...readersOf(compiled),
    touched: new Int32Array(gateCount),
    isTouched: new Uint8Array(gateCount),
    delayTicks,
  };
}

function readersOf({
  gateInputs,
  gateKinds,
  netlist,
}: CompiledNetlist): Pick<Wheel, 'readerStarts' | 'readers'> {
  const readerStarts = new Int32Array(netlist.netCount + 1);
  const forEachPin = (visit: (net: number, gate: number) => void): void => {
    for (const [gate, kind] of gateKinds.entries()) {
      const pins = cellOf(kind).inputs;
      for (let pin = 0; pin < pins; pin++) visit(gateInputs[3 * gate + pin] as number, gate);
    }
  };
  forEachPin((net) => {
    readerStarts[net + 1] = (readerStarts[net + 1] as number) + 1;
  });
  for (let net = 0; net < netlist.netCount; net++) {
    readerStarts[net + 1] = (readerStarts[net + 1] as number) + (readerStarts[net] as number);
  }
  const readers = new Int32Array(readerStarts[netlist.netCount] as number);
  const next = readerStarts.slice();
  forEachPin((net, gate) => {
    const place = next[net] as number;
    readers[place] = gate;
    next[net] = place + 1;
  });
  return { readerStarts, readers };
}

function launch(wheel: Wheel, nets: Int32Array, words: Int32Array, offset: number, slot: number): void {
  for (let index = 0; index < nets.length; index++) {
    schedule(wheel, nets[index] as number, words[offset + index] as number, slot);
  }
}

function settle(compiled: CompiledNetlist, wheel: Wheel): void {
  const { counts } = wheel;
  // A slot beyond the longest delay is empty for good when all before it were.
  for (let tick = 0, emptySlots = 0; emptySlots <= longestDelayTicks; tick++) {
    const slot = tick & (slotCount - 1);
    if (counts[slot] === 0) {
      emptySlots++;
      continue;
    }
    emptySlots = 0;
    evaluateTouched(compiled, wheel, changeNets(wheel, slot), tick);
  }
}

/** Carries out the changes of a slot; returns how many gates read a net that changed. */
function changeNets(wheel: Wheel, slot: number): number {
  const { values, toggles, changes, pending, lists, counts, listed } = wheel;
  const { readerStarts, readers, touched, isTouched } = wheel;
  const start = slot * pending.length;
  const end = start + (counts[slot] as number);
  let touchedCount = 0;
  for (let index = start; index < end; index++) {
    const net = lists[index] as number;
    const place = slotCount * net + slot;
    const changed = changes[place] as number;
    listed[net] = (listed[net] as number) & ~(1 << slot);
    if (changed === 0) continue;
    changes[place] = 0;
    pending[net] = (pending[net] as number) & ~changed;
    values[net] = (values[net] as number) ^ changed;
    toggles[net] = (toggles[net] as number) + bitsSet(changed);
    const readerEnd = readerStarts[net + 1] as number;
    for (let reader = readerStarts[net] as number; reader < readerEnd; reader++) {
      const gate = readers[reader] as number;
      if (isTouched[gate] === 1) continue;
      isTouched[gate] = 1;
      touched[touchedCount++] = gate;
    }
  }
  counts[slot] = 0;
  return touchedCount;
}

function evaluateTouched(compiled: CompiledNetlist, wheel: Wheel, touchedCount: number, tick: number): void {
  const { gateInputs, gateOutputs, gateMasks, missingNet } = compiled;
  const { values, touched, isTouched, delayTicks } = wheel;
  for (let index = 0; index < touchedCount; index++) {
    const gate = touched[index] as number;
    isTouched[gate] = 0;
    const a = values[gateInputs[3 * gate] as number] as number;
    const b = values[gateInputs[3 * gate + 1] as number] as number;
    const c = values[gateInputs[3 * gate + 2] as number] as number;
    const both = a & b;
    const differ = a ^ b;
    const first =
      (both & (gateMasks[4 * gate] as number)) ^
      ((differ ^ c) & (gateMasks[4 * gate + 1] as number)) ^
      ((a ^ (c & differ)) & (gateMasks[4 * gate + 2] as number)) ^
      (gateMasks[4 * gate + 3] as number);
    const firstSlot = (tick + (delayTicks[2 * gate] as number)) & (slotCount - 1);
    schedule(wheel, gateOutputs[2 * gate] as number, first, firstSlot);
    const second = gateOutputs[2 * gate + 1] as number;
    if (second === missingNet) continue;
    const secondSlot = (tick + (delayTicks[2 * gate + 1] as number)) & (slotCount - 1);
    schedule(wheel, second, both ^ (c & differ), secondSlot);
  }
}

/** In streams where the net is to have another value than now, a change that is not under way begins; others end. */
function schedule(wheel: Wheel, net: number, value: number, slot: number): void {
  const { changes, pending, lists, counts, listed } = wheel;
  const wanted = (wheel.values[net] as number) ^ value;
  const before = pending[net] as number;
  if (wanted === before) return;
  pending[net] = wanted;
  const place = slotCount * net;
  if ((before & ~wanted) !== 0) {
    for (let each = place; each < place + slotCount; each++)
      changes[each] = (changes[each] as number) & wanted;
  }
  const begun = wanted & ~before;
  if (begun === 0) return;
  changes[place + slot] = (changes[place + slot] as number) | begun;
  const slots = listed[net] as number;
  if ((slots & (1 << slot)) !== 0) return;
  listed[net] = slots | (1 << slot);
  const count = counts[slot] as number;
  lists[slot * pending.length + count] = net;
  counts[slot] = count + 1;
}
