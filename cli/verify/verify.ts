import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { Trainer } from '../../src/training/training-api';
import { describeConfiguration, describeResult } from '../explore/describe';

export interface VerifyJob {
  readonly results: readonly TrainedResult[];
  /** Largest difference in accuracy that another processor may cause. */
  readonly toleranceFraction: number;
  startTrainer(): Promise<Trainer>;
  report(line: string): void;
  now(): number;
}

interface Difference {
  readonly key: string;
  readonly point: string;
  readonly publishedAccuracyFraction: number;
  readonly recomputedAccuracyFraction: number;
}

export interface VerifySummary {
  readonly checked: number;
  /** Same trained parameters, bit by bit, and as many images right. */
  readonly identical: number;
  /** Same accuracy within the tolerance, identical ones included. */
  readonly equal: number;
  readonly toleranceFraction: number;
  readonly differences: readonly Difference[];
}

/** Trains published results again and compares. */
export async function verify(job: VerifyJob): Promise<VerifySummary> {
  const trainer = await job.startTrainer();
  const differences: Difference[] = [];
  let identical = 0;
  for (const [index, published] of job.results.entries()) {
    const point = describeConfiguration(published.configuration);
    const { result } = await trainer.run(published.configuration, {
      onProgress: () => undefined,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      now: job.now,
    });
    job.report(
      `[${index + 1}/${job.results.length}] ${point}: published ${describeResult(published)}; now ${describeResult(result)}`,
    );
    if (isIdentical(result, published)) identical++;
    const publishedAccuracyFraction = published.testAccuracyFraction;
    const recomputedAccuracyFraction = result.testAccuracyFraction;
    if (Math.abs(recomputedAccuracyFraction - publishedAccuracyFraction) > job.toleranceFraction) {
      differences.push({ key: published.key, point, publishedAccuracyFraction, recomputedAccuracyFraction });
    }
  }
  const checked = job.results.length;
  const { toleranceFraction } = job;
  return { checked, identical, equal: checked - differences.length, toleranceFraction, differences };
}

function isIdentical(left: TrainedResult, right: TrainedResult): boolean {
  const correct = ({ testAccuracyFraction, testCount }: TrainedResult) =>
    Math.round(testAccuracyFraction * testCount);
  return (
    left.weightsHash === right.weightsHash &&
    correct(left) === correct(right) &&
    left.disagreements === right.disagreements
  );
}

/** `count` items spread evenly over the list, its middle where one is asked for. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, slot) => {
    const index = Math.floor(((slot + 0.5) * items.length) / count);
    return items.slice(index, index + 1);
  }).flat();
}
