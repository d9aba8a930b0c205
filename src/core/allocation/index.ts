import { createRegistry } from '../registry';
import type { Allocator } from './allocator';
import { bitPruning } from './bit-pruning';
import { hawq } from './hawq';
import { juddGreedy } from './judd-greedy';
import { ristrettoSearch } from './ristretto-search';
import { uniform } from './uniform';

/** Every rule that chooses widths layer by layer, in the order of the page. */
export const allocators = createRegistry<Allocator>('allocator', [
  uniform,
  ristrettoSearch,
  juddGreedy,
  bitPruning,
  hawq,
]);
