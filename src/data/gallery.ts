import * as v from 'valibot';
import { designPointId } from '../core/explore/design-point-key';
import type { TrainedResult } from '../core/explore/trained-result';
import { canonicalJson } from '../core/hash';
import { ProblemError } from '../core/problem';
import { conditionsSchema, designConfigurationSchema, measurementSchema } from './trained-result-schema';

const version = 1;
/** Accuracies of 10,000 images are exact in as many. */
const significantDigits = 4;

const seedSchema = v.object({
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...measurementSchema.entries,
});

const gallerySchema = v.object({
  format: v.literal('bitfrontier-gallery'),
  version: v.literal(version),
  groups: v.array(
    v.object({
      configuration: designConfigurationSchema,
      ...conditionsSchema.entries,
      seeds: v.pipe(v.array(seedSchema), v.minLength(1)),
    }),
  ),
});

export type Gallery = v.InferOutput<typeof gallerySchema>;

/** The results of a gallery file. A ProblemError where it is not one. */
export function parseGallery(json: unknown, file = 'gallery.json'): TrainedResult[] {
  const outcome = v.safeParse(gallerySchema, json);
  if (!outcome.success) throw new ProblemError('data-corrupt', { file });
  return outcome.output.groups.flatMap(({ configuration, seeds, ...conditions }) =>
    seeds.map(({ seed, ...measurement }) => ({
      ...conditions,
      ...measurement,
      configuration: { ...configuration, seed },
    })),
  );
}

/**
 * Gathers results by design point, in the order of their first appearance, and by seed within one. Which images were
 * right is left out: it would be most of the file.
 */
export function toGallery(results: readonly TrainedResult[]): Gallery {
  const groups = new Map<string, Gallery['groups'][number]>();
  for (const result of results) {
    const { configuration, testCount, requantizationBits, backend, correctBits: _, ...measurement } = result;
    const { seed, ...shared } = configuration;
    const conditions = { testCount, requantizationBits, backend };
    const id = canonicalJson([designPointId(configuration), conditions]);
    const group: Gallery['groups'][number] = groups.get(id) ?? {
      configuration: shared,
      ...conditions,
      seeds: [],
    };
    group.seeds.push({
      ...measurement,
      seed,
      testAccuracyFraction: rounded(result.testAccuracyFraction),
      validationAccuracyFraction: rounded(result.validationAccuracyFraction),
    });
    groups.set(id, group);
  }
  for (const { seeds } of groups.values()) seeds.sort((left, right) => left.seed - right.seed);
  return { format: 'bitfrontier-gallery', version, groups: [...groups.values()] };
}

function rounded(fraction: number): number {
  return Number(fraction.toPrecision(significantDigits));
}
