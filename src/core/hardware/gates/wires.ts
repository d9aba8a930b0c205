import { type Net, oneNet, type Wires, zeroNet } from './netlist';
import type { NetlistBuilder } from './netlist-builder';

/** The bits of a whole number; a RangeError where it does not fit. */
export function constantWires(value: bigint, width: number, signed: boolean): Wires {
  const kept = signed ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value);
  if (kept !== value) throw new RangeError(`${value} does not fit ${width} bits`);
  const nets = Array.from({ length: width }, (_, bit) => ((value >> BigInt(bit)) & 1n ? oneNet : zeroNet));
  return { nets, signed };
}

/** The same number in more bits: its sign repeated, or zeros. */
export function extendedWires({ nets, signed }: Wires, width: number): Wires {
  const fill = signed ? (nets.at(-1) ?? zeroNet) : zeroNet;
  const missing = Math.max(0, width - nets.length);
  return { nets: [...nets, ...new Array<Net>(missing).fill(fill)], signed };
}

/** wires * 2^amount: a barrel shifter that loses no bit where no amount exceeds `largest`. */
export function shiftedLeftWires(
  builder: NetlistBuilder,
  wires: Wires,
  amount: Wires,
  largest: number,
): Wires {
  let { nets } = extendedWires(wires, wires.nets.length + largest);
  for (const [index, bit] of amount.nets.entries()) {
    const before = nets;
    nets = nets.map((net, place) => builder.mux(bit, net, before[place - 2 ** index] ?? zeroNet));
  }
  return { nets, signed: wires.signed };
}

/** floor(wires / 2^amount), in as many bits. */
export function shiftedRightWires(builder: NetlistBuilder, wires: Wires, amount: Wires): Wires {
  const fill = wires.signed ? (wires.nets.at(-1) ?? zeroNet) : zeroNet;
  let { nets } = wires;
  for (const [index, bit] of amount.nets.entries()) {
    const before = nets;
    nets = nets.map((net, place) => builder.mux(bit, net, before[place + 2 ** index] ?? fill));
  }
  return { nets, signed: wires.signed };
}

/** 1 where any wire is, through a balanced tree of ORs. */
export function anyOf(builder: NetlistBuilder, nets: readonly Net[]): Net {
  if (nets.length <= 1) return nets[0] ?? zeroNet;
  const middle = nets.length >> 1;
  return builder.or(anyOf(builder, nets.slice(0, middle)), anyOf(builder, nets.slice(middle)));
}
