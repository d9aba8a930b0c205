import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { ParamValues } from '../../core/parameters/param-spec';
import { schemes as registry } from '../../core/schemes';
import { nearestWidth } from '../../core/schemes/nearest-width';

/** One run per seed, all else equal. */
export function runsForSeeds(
  configuration: TrainingConfiguration,
  seeds: readonly number[],
): readonly TrainingConfiguration[] {
  return seeds.map((seed) => ({ ...configuration, seed }));
}

/** The FP32 network tuned exactly as long as `configuration`, the only fair reference for its accuracy. */
export function floatControl(configuration: TrainingConfiguration): TrainingConfiguration {
  return { ...configuration, method: 'float' };
}

/** A scheme of the comparison with the parameters it starts from. */
export interface ComparedScheme {
  readonly id: string;
  readonly defaultParams: ParamValues;
}

/**
 * FP32 control, then every scheme fine-tuned at its widths nearest to those of `base`; seed by seed, so that early results are
 * comparable.
 */
export function comparisonRuns(
  base: TrainingConfiguration,
  schemes: readonly ComparedScheme[],
  seeds: readonly number[],
): readonly TrainingConfiguration[] {
  // Widths per layer are chosen for one scheme; all are compared at their means.
  const { layerBits: _, ...widths } = base.quantization;
  const candidates: readonly TrainingConfiguration[] = [
    floatControl(base),
    ...schemes.map(
      ({ id, defaultParams }): TrainingConfiguration => ({
        ...base,
        method: 'qat',
        quantization: {
          ...widths,
          scheme: id,
          schemeParams: defaultParams,
          weightBits: nearestWidth(registry.get(id), 'weights', widths.weightBits),
          activationBits: nearestWidth(registry.get(id), 'activations', widths.activationBits),
        },
      }),
    ),
  ];
  return seeds.flatMap((seed) => candidates.map((candidate) => ({ ...candidate, seed })));
}

const usualMaximumSeeds = 5;

/** Seeds from a list such as "1, 2, 3": whole numbers from 0, no repeats, at least one; null otherwise. */
export function parseSeeds(text: string, maximumSeeds = usualMaximumSeeds): readonly number[] | null {
  const parts = text.split(/[\s,;،]+/).filter((part) => part !== '');
  if (parts.length < 1 || parts.length > maximumSeeds) return null;
  if (!parts.every((part) => /^\d{1,9}$/.test(part))) return null;
  const seeds = parts.map(Number);
  return new Set(seeds).size === seeds.length ? seeds : null;
}

/** The next seeds that the given ones do not use. */
export function moreSeeds(used: readonly number[], count: number): readonly number[] {
  const fresh: number[] = [];
  for (let seed = 1; fresh.length < count; seed++) if (!used.includes(seed)) fresh.push(seed);
  return fresh;
}
