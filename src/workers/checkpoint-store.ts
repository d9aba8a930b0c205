import { openDB } from 'idb';
import type { CheckpointCache } from '../training/checkpoint-cache';
import { isTrainedNetwork } from './is-trained-network';

const databaseName = 'bitfrontier-checkpoints';
const storeName = 'networks';

/**
 * Float networks that survive a reload. Null where the browser gives no storage: training works without, and starts
 * from nothing each visit.
 */
export async function openCheckpointCache(): Promise<CheckpointCache | null> {
  const database = await openDB(databaseName, 1, {
    upgrade: (created) => {
      created.createObjectStore(storeName);
    },
  }).catch(() => null);
  if (!database) return null;
  return {
    get: async (key) => {
      const stored: unknown = await database.get(storeName, key).catch(() => null);
      return isTrainedNetwork(stored) ? stored : null;
    },
    // A full disk costs the next run its starting point, not this run its result.
    set: async (key, network) => {
      await database.put(storeName, network, key).catch(() => undefined);
    },
  };
}
