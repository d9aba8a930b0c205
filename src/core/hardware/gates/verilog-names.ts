import type { BlockName } from './netlist';

export const clockName = 'clock';

/** Names of one module, none of them twice. */
export interface VerilogNames {
  /** Throws a RangeError where the name is taken. */
  takePort(name: string): void;
  /** The next wire or register of a block: `tree_0`, `tree_1`, … */
  next(block: BlockName): string;
  /** A register that holds a port or what another register holds of it: `x0_held`; otherwise the next of its block. */
  held(name: string | null, block: BlockName): string;
}

/** No name is taken but that of the clock. */
export function createVerilogNames(): VerilogNames {
  const taken = new Set<string>([clockName]);
  const given = new Set<string>();
  const counts = new Map<BlockName, number>();
  const next = (block: BlockName): string => {
    const count = counts.get(block) ?? 0;
    counts.set(block, count + 1);
    const name = `${block.replaceAll('-', '_')}_${count}`;
    if (taken.has(name)) return next(block);
    taken.add(name);
    return name;
  };
  return {
    next,
    takePort: (name) => {
      if (taken.has(name)) throw new RangeError(`the name ${name} is taken`);
      taken.add(name);
      given.add(name);
    },
    held: (name, block) => {
      const later = `${name}_held`;
      if (name === null || !given.has(name) || taken.has(later)) return next(block);
      taken.add(later);
      given.add(later);
      return later;
    },
  };
}
