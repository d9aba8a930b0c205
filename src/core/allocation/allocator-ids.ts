/** Ids of all allocators in the order of the page, for those who need no more of them. */
export const allocatorIds = ['uniform', 'ristretto-search', 'judd-greedy', 'bit-pruning', 'hawq'] as const;
