import { bitsSet } from './bits-set';
import type { CompiledNetlist } from './compile-netlist';
import { oneNet } from './netlist';
import type { Activity, Stimulus } from './stimulus';

/**
 * Runs a netlist whose gates have no delay: every net changes at most once in a cycle, a lower bound of its activity.
 * At the beginning of a cycle inputs change and flip-flops take what they read at the end of the cycle before (0 in the
 * first cycle); outputs are read at the end. Without warm-up, transitions count from the
 * state that inputs and flip-flops of 0 settle to.
 */
export function evaluateZeroDelay(
  compiled: CompiledNetlist,
  { cycles, warmUpCycles, words }: Stimulus,
): Activity {
  const { netlist, stateNets, nextStateNets, inputNets, outputNets } = compiled;
  const values = settledAtZero(compiled);
  const toggles = new Uint32Array(values.length);
  const nextState = new Int32Array(stateNets.length);
  const outputWords = new Int32Array(cycles * outputNets.length);
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (cycle === warmUpCycles) toggles.fill(0);
    assign(values, toggles, stateNets, nextState, 0);
    assign(values, toggles, inputNets, words, cycle * inputNets.length);
    settle(compiled, values, toggles);
    gather(values, nextStateNets, nextState, 0);
    gather(values, outputNets, outputWords, cycle * outputNets.length);
  }
  return { toggles: toggles.subarray(0, netlist.netCount), outputWords };
}

/** Values of all nets, and of the missing one, where inputs and flip-flops are 0. */
export function settledAtZero(compiled: CompiledNetlist): Int32Array {
  const values = new Int32Array(compiled.missingNet + 1);
  values[oneNet] = -1;
  settle(compiled, values, new Uint32Array(values.length));
  return values;
}

/** Copies the values of nets to `target`, from `offset` on. */
export function gather(values: Int32Array, nets: Int32Array, target: Int32Array, offset: number): void {
  for (let index = 0; index < nets.length; index++) {
    target[offset + index] = values[nets[index] as number] as number;
  }
}

function assign(
  values: Int32Array,
  toggles: Uint32Array,
  nets: Int32Array,
  words: Int32Array,
  offset: number,
): void {
  for (let index = 0; index < nets.length; index++) {
    change(values, toggles, nets[index] as number, words[offset + index] as number);
  }
}

function change(values: Int32Array, toggles: Uint32Array, net: number, value: number): void {
  const changed = (values[net] as number) ^ value;
  values[net] = value;
  toggles[net] = (toggles[net] as number) + bitsSet(changed);
}

function settle(compiled: CompiledNetlist, values: Int32Array, toggles: Uint32Array): void {
  const { gateCount, gateInputs, gateOutputs, gateMasks } = compiled;
  for (let gate = 0; gate < gateCount; gate++) {
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
    change(values, toggles, gateOutputs[2 * gate] as number, first);
    change(values, toggles, gateOutputs[2 * gate + 1] as number, both ^ (c & differ));
  }
}
