import type { Netlist, Port } from './netlist';

/** Independent runs of a netlist that are evaluated together: bit s of every word belongs to stream s. */
export const streamCount = 32;

/** Values of all input ports over some clock cycles. */
export interface Stimulus {
  readonly cycles: number;
  /** Of these, cycles at the beginning whose transitions do not count. */
  readonly warmUpCycles: number;
  /** Cycle by cycle one word per input bit: port by port, least significant first. */
  readonly words: Int32Array;
}

/** Clock cycles of all streams whose transitions count. */
export function countedCycles({ cycles, warmUpCycles }: Pick<Stimulus, 'cycles' | 'warmUpCycles'>): number {
  return (cycles - warmUpCycles) * streamCount;
}

export interface StimulusWriter extends Stimulus {
  /**
   * Puts a number on a port (0 where nothing was put). Throws a RangeError for an unknown port and for a number that is
   * in the port's width neither a signed nor an unsigned one.
   */
  set(port: string, cycle: number, stream: number, value: number | bigint): void;
}

/** What a netlist did under a stimulus. */
export interface Activity {
  /** Transitions of every net, over all streams and all cycles that count. */
  readonly toggles: Uint32Array;
  /** Cycle by cycle one settled word per output bit: port by port, least significant first. */
  readonly outputWords: Int32Array;
}

/** A stimulus of zeros for the input ports of a netlist. */
export function createStimulus(
  netlist: Pick<Netlist, 'inputPorts'>,
  cycles: number,
  warmUpCycles = 0,
): StimulusWriter {
  const { places, width } = placesOf(netlist.inputPorts);
  const words = new Int32Array(cycles * width);
  return {
    cycles,
    warmUpCycles,
    words,
    set: (name, cycle, stream, value) => {
      const { port, start } = placeOf(places, name);
      const portWidth = port.nets.length;
      checkValue(port, value);
      if (!(cycle >= 0 && cycle < cycles)) throw new RangeError(`cycle ${cycle} of ${cycles}`);
      const first = cycle * width + start;
      const stored = portWidth <= 31 ? Number(value) : BigInt.asUintN(portWidth, BigInt(value));
      for (let bit = 0; bit < portWidth; bit++) {
        const isOne = typeof stored === 'number' ? (stored >> bit) & 1 : Number((stored >> BigInt(bit)) & 1n);
        const word = words[first + bit] as number;
        words[first + bit] = (word & ~(1 << stream)) | (isOne << stream);
      }
    },
  };
}

export type OutputReader = (port: string, cycle: number, stream: number) => bigint;

/** Reads numbers at the end of a cycle, signed where the port is; a RangeError for an unknown port. */
export function outputReader(
  netlist: Pick<Netlist, 'outputPorts'>,
  { outputWords }: Pick<Activity, 'outputWords'>,
): OutputReader {
  const { places, width } = placesOf(netlist.outputPorts);
  return (name, cycle, stream) => {
    const { port, start } = placeOf(places, name);
    let pattern = 0n;
    for (let bit = port.nets.length - 1; bit >= 0; bit--) {
      const word = outputWords[cycle * width + start + bit] as number;
      pattern = (pattern << 1n) | BigInt((word >>> stream) & 1);
    }
    return port.signed ? BigInt.asIntN(port.nets.length, pattern) : pattern;
  };
}

interface Place {
  readonly port: Port;
  /** Bits of the ports before it. */
  readonly start: number;
}

function placesOf(ports: readonly Port[]): {
  readonly places: ReadonlyMap<string, Place>;
  readonly width: number;
} {
  const places = new Map<string, Place>();
  let width = 0;
  for (const port of ports) {
    places.set(port.name, { port, start: width });
    width += port.nets.length;
  }
  return { places, width };
}

function placeOf(places: ReadonlyMap<string, Place>, name: string): Place {
  const place = places.get(name);
  if (!place) throw new RangeError(`no port ${name} among ${[...places.keys()].join(', ')}`);
  return place;
}

function checkValue({ name, nets }: Port, value: number | bigint): void {
  const least = -(2 ** (nets.length - 1));
  if (typeof value === 'number' && !Number.isInteger(value)) throw new RangeError(`${value} on port ${name}`);
  if (value < least || value >= 2 ** nets.length) {
    throw new RangeError(`${value} on port ${name} of ${nets.length} bits`);
  }
}
