import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { sampleDeviation } from '../../core/explore/accuracy-estimate';
import type { DesignPoint } from '../../core/explore/design-point';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { type Problem, problem } from '../../core/problem';
import type { ClaimedPoint } from '../app-state';
import { defaultTraining } from '../defaults';
import { readTable, writeTable } from './link-field';
import { designTable, maximumSeed } from './training-fields';

/** More pinned points than this do not travel. */
export const maximumClaims = 12;
const maximumTextLength = 8000;
const maximumJsonBytes = 65_536;

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const seed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maximumSeed));

/** Design as a query of the link's own keys; seeds; test mean, its deviation over seeds, validation mean. */
const claimTuple = v.strictTuple([
  v.pipe(v.string(), v.maxLength(1000)),
  v.pipe(v.array(seed), v.minLength(1), v.maxLength(20)),
  fraction,
  v.nullable(fraction),
  fraction,
]);
const claimList = v.pipe(v.array(claimTuple), v.maxLength(maximumClaims));
type ClaimTuple = v.InferOutput<typeof claimTuple>;

/** What a point says of itself when it is sent, with accuracies to 5 digits; null without results. */
export function claimOfPoint(point: DesignPoint): ClaimedPoint | null {
  if (point.results.length === 0) return null;
  const deviation = sampleDeviation(point.results.map(({ testAccuracyFraction }) => testAccuracyFraction));
  return {
    configuration: point.configuration,
    seeds: point.results.map(({ configuration }) => configuration.seed),
    testMeanFraction: rounded(point.testAccuracy.meanFraction),
    validationMeanFraction: rounded(point.validationAccuracy.meanFraction),
    testDeviationFraction: deviation === null ? null : rounded(deviation),
  };
}

/** Compressed JSON as base64url. */
export function encodeClaims(claims: readonly ClaimedPoint[]): string {
  const tuples = claims.map((claim): ClaimTuple => {
    const query = new URLSearchParams(writeTable(designTable, claim.configuration).map(([...pair]) => pair));
    return [
      query.toString(),
      [...claim.seeds],
      claim.testMeanFraction,
      claim.testDeviationFraction,
      claim.validationMeanFraction,
    ];
  });
  return toBase64Url(deflateSync(strToU8(JSON.stringify(tuples)), { level: 9 }));
}

/** Never throws. A claim whose configuration would need a repair is dropped, for it would claim something else. */
export function decodeClaims(text: string): {
  readonly claims: readonly ClaimedPoint[];
  readonly problems: readonly Problem[];
} {
  const tuples = readTuples(text);
  if (!tuples) return { claims: [], problems: [problem('link-pins-damaged')] };
  const claims = tuples.flatMap((tuple) => toClaim(tuple) ?? []);
  const lost = tuples.length - claims.length;
  return { claims, problems: lost === 0 ? [] : [problem('link-pins-dropped', { count: lost })] };
}

function readTuples(text: string): readonly ClaimTuple[] | null {
  if (text.length > maximumTextLength) return null;
  try {
    // With a buffer of its own, inflating stops there instead of growing with what a hostile link asks for.
    const bytes = inflateSync(fromBase64Url(text), { out: new Uint8Array(maximumJsonBytes) });
    const json: unknown = JSON.parse(strFromU8(bytes));
    const parsed = v.safeParse(claimList, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function toClaim([query, seeds, testMean, testDeviation, validationMean]: ClaimTuple): ClaimedPoint | null {
  const texts = new Map(new URLSearchParams(query));
  const { part, problems } = readTable(designTable, texts, defaultTraining);
  const isDeviationKnown = testDeviation !== null;
  const areSeedsDistinct = new Set(seeds).size === seeds.length;
  if (problems.length > 0 || texts.size > 0 || !areSeedsDistinct) return null;
  if (isDeviationKnown !== seeds.length > 1) return null;
  const configuration: TrainingConfiguration = { ...part, seed: seeds[0] as number };
  return {
    configuration,
    seeds,
    testMeanFraction: testMean,
    validationMeanFraction: validationMean,
    testDeviationFraction: testDeviation,
  };
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
}

function rounded(fraction: number): number {
  return Number(fraction.toFixed(5));
}
