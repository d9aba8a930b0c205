import type { TrainedNetwork } from '../core/networks/trained-network';

/** Keeps float networks between runs or visits; all that is quantized under one seed starts from the same one. */
export interface CheckpointCache {
  get(key: string): Promise<TrainedNetwork | null>;
  set(key: string, network: TrainedNetwork): Promise<void>;
}

/** Remembers what passes through, in front of a slower cache where there is one. */
export function createMemoryCache(behind: CheckpointCache | null): CheckpointCache {
  const held = new Map<string, TrainedNetwork>();
  return {
    get: async (key) => {
      const network = held.get(key) ?? (await behind?.get(key)) ?? null;
      if (network) held.set(key, network);
      return network;
    },
    set: async (key, network) => {
      held.set(key, network);
      await behind?.set(key, network);
    },
  };
}
