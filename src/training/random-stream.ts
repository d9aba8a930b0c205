import { hash } from '../core/hash';
import { createRandom, type Random } from '../core/random';
import type { TensorRole } from '../core/schemes/scheme';

/** Uses of randomness. Each has a stream of its own, so that runs of one seed share all draws they have in common. */
type StreamName = 'initial-weights' | 'float-order' | 'tune-order' | 'width-order' | 'allocation';

export function randomStream(seed: number, name: StreamName): Random {
  return streamOf(`${name}/${seed}`);
}

/** The stream of one quantizer, for schemes with randomness in their rounding. */
export function quantizerNoise(seed: number, layer: string, role: TensorRole): Random {
  return streamOf(`quantizer-noise/${layer}/${role}/${seed}`);
}

function streamOf(text: string): Random {
  return createRandom(Number.parseInt(hash(text).slice(8), 16));
}
