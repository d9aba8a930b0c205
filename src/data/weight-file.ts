import * as v from 'valibot';
import { decodeBase64, encodeBase64 } from '../core/explore/statistics/base64';
import type { TrainedResult } from '../core/explore/trained-result';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { ProblemError } from '../core/problem';
import { trainedResultSchema } from './trained-result-schema';

/** A trained network to keep: with what its training reported, and what it costs by the default hardware. */
export interface WeightFile {
  readonly result: TrainedResult;
  /** Of one inference, by cost source. */
  readonly energiesPj: Readonly<Record<string, number>>;
  readonly network: TrainedNetwork;
}

const arrays = { float32: Float32Array, int32: Int32Array, uint8: Uint8Array } as const;
type ArrayKind = keyof typeof arrays;
const kinds = Object.keys(arrays) as readonly ArrayKind[];

const schema = v.object({
  format: v.literal('bitfrontier-weights'),
  result: trainedResultSchema,
  energiesPj: v.record(v.string(), v.number()),
  network: v.looseObject({
    classes: v.number(),
    specs: v.array(v.looseObject({ name: v.string() })),
    layers: v.record(v.string(), v.looseObject({})),
  }),
});

/** JSON in which typed arrays are objects of their kind and their bytes, little-endian, as base64. */
export function writeWeightFile(file: WeightFile): string {
  const text = JSON.stringify({ format: 'bitfrontier-weights', ...file }, (_, value: unknown) => {
    const kind = kinds.find((each) => value instanceof arrays[each]);
    if (!kind) return value;
    const { buffer, byteOffset, byteLength } = value as Float32Array;
    return { [kind]: encodeBase64(new Uint8Array(buffer, byteOffset, byteLength)) };
  });
  return `${text}\n`;
}

/** Throws a ProblemError that names the file and what is wrong with it. */
export function parseWeightFile(text: string, file: string): WeightFile {
  const outcome = v.safeParse(schema, parseTagged(text, file));
  if (!outcome.success) {
    const [issue] = outcome.issues;
    const place = v.getDotPath(issue) ?? 'the top level';
    throw new ProblemError('file-invalid', { file, place, reason: issue.message });
  }
  const { result, energiesPj, network } = outcome.output;
  for (const [name, layer] of Object.entries(network.layers)) {
    if (layer.weights instanceof Float32Array && layer.bias instanceof Float32Array) continue;
    throw new ProblemError('file-invalid', { file, place: `network.layers.${name}`, reason: 'no weights' });
  }
  return { result, energiesPj, network: network as unknown as TrainedNetwork };
}

function parseTagged(text: string, file: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => {
      const [entry, ...others] =
        typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
          ? Object.entries(value)
          : [];
      const kind = kinds.find((each) => each === entry?.[0]);
      if (!kind || others.length > 0 || typeof entry?.[1] !== 'string') return value;
      return new arrays[kind](Uint8Array.from(decodeBase64(entry[1])).buffer);
    });
  } catch (error) {
    throw new ProblemError('file-not-json', { file, reason: (error as Error).message });
  }
}
