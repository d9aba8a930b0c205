import { cellOf, tickPs } from './cell-table';
import type { Netlist } from './netlist';

/**
 * Longest path from a flip-flop's clock or an input port, through gates, to a flip-flop's input or an output port, in ps. No
 * setup time; every pin of a cell counts as its slowest.
 */
export function longestPathPs(netlist: Netlist): number {
  const arrivalTicks = arrivals(netlist);
  let longest = 0;
  const visit = (net: number): void => {
    longest = Math.max(longest, arrivalTicks[net] as number);
  };
  for (let cell = 0; cell < netlist.flipFlopCount; cell++) visit(netlist.inputs[3 * cell] as number);
  for (const { nets } of netlist.outputPorts) nets.forEach(visit);
  return longest * tickPs;
}

function arrivals({ netCount, kinds, inputs, outputs, flipFlopCount }: Netlist): Int32Array {
  const ticks = new Int32Array(netCount);
  for (const [cell, kind] of kinds.entries()) {
    const start = cell < flipFlopCount ? 0 : latest(ticks, inputs.subarray(3 * cell, 3 * cell + 3));
    for (const [index, delay] of cellOf(kind).delayTicks.entries()) {
      ticks[outputs[2 * cell + index] as number] = start + delay;
    }
  }
  return ticks;
}

/** Unused pins are on the constant net 0, which is there at once. */
function latest(ticks: Int32Array, nets: Int32Array): number {
  return nets.reduce((late, net) => Math.max(late, ticks[net] as number), 0);
}
