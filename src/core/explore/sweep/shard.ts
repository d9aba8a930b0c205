import { resultKey } from '../result-key';
import type { TrainingConfiguration } from '../training-configuration';

/**
 * Part number `index` (from 1) of `count` parts of a sweep. A run's part follows from its key alone, so that a sweep that
 * grows leaves every run where it was; parts differ a little in size.
 */
export function shard(
  configurations: readonly TrainingConfiguration[],
  index: number,
  count: number,
): readonly TrainingConfiguration[] {
  return configurations.filter((configuration) => partOf(resultKey(configuration), count) === index);
}

/** The last 8 of the 16 hexadecimal digits of a key as a number decide. */
function partOf(key: string, count: number): number {
  return (Number.parseInt(key.slice(8), 16) % count) + 1;
}
