import { hash } from '../core/hash';
import { createRandom, type Random } from '../core/random';

/** Uses of randomness. Each has a stream of its own, so that runs of one seed share all draws they have in common. */
type StreamName = 'initial-weights' | 'float-order' | 'tune-order';

export function randomStream(seed: number, name: StreamName): Random {
  return createRandom(Number.parseInt(hash(`${name}/${seed}`).slice(8), 16));
}
