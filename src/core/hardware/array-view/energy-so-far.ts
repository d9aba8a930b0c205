import type { Counters } from './counters';

/** Where the energy of a layer goes when it is over. */
export interface LayerEnergies {
  /** By component of a report. */
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of each transfer of the mapping, in its order: how those of one memory stand to each other. */
  readonly transferPj: readonly number[];
}

/**
 * Energy in pJ by component that the counters stand for: of memories by words moved, of requantization by finished outputs,
 * of registers by compute cycles, of leakage by cycles, of all other arithmetic by MACs. With the counters of the last
 * cycle, all of it. `memories` are those of the mapping's transfers, named as components.
 */
export function energySoFar(
  { energyPj, transferPj }: LayerEnergies,
  memories: readonly { readonly memory: string }[],
  now: Counters,
  end: Counters,
): Readonly<Record<string, number>> {
  const shares: Readonly<Record<string, number>> = {
    requantization: share(now.finishedOutputs, end.finishedOutputs),
    'registers-and-clock': share(now.computeCycles, end.computeCycles),
    leakage: share(now.cycles, end.cycles),
  };
  const moved = movedShares(transferPj, memories, now, end);
  const macs = share(now.macs, end.macs);
  return Object.fromEntries(
    Object.entries(energyPj).map(([component, pj]) => [
      component,
      pj * (shares[component] ?? moved.get(component) ?? macs),
    ]),
  );
}

/** Share of each memory's energy. */
function movedShares(
  transferPj: readonly number[],
  memories: readonly { readonly memory: string }[],
  now: Counters,
  end: Counters,
): ReadonlyMap<string, number> {
  const sums = new Map<string, { spent: number; whole: number }>();
  for (const [index, { memory }] of memories.entries()) {
    const sum = sums.get(memory) ?? { spent: 0, whole: 0 };
    const pj = transferPj[index] ?? 0;
    sum.spent += pj * share(now.words[index] ?? 0, end.words[index] ?? 0);
    sum.whole += pj;
    sums.set(memory, sum);
  }
  return new Map([...sums].map(([memory, { spent, whole }]) => [memory, share(spent, whole)]));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
