import * as v from 'valibot';
import type { LabelledImages } from '../core/datasets/dataset';
import type { ImageShape } from '../core/networks/network';
import { ProblemError } from '../core/problem';
import { crc32 } from './crc32';
import { gunzip } from './gunzip';

/** Contents of one dataset file; the format is in docs/data.md. */
export interface Pack extends LabelledImages {
  readonly dataset: string;
  readonly count: number;
  readonly shape: ImageShape;
  readonly classes: number;
  /** CRC-32 of header, images and labels. */
  readonly checksum: number;
}

const magic = 0x53444642;
const version = 1;
const prefixBytes = 16;

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const headerSchema = v.object({
  dataset: v.string(),
  count: positive,
  height: positive,
  width: positive,
  channels: positive,
  classes: v.pipe(positive, v.maxValue(256)),
});

/** Unpacks a dataset file. Throws a ProblemError that names the file where it is truncated or corrupt. */
export async function parsePack(file: string, packed: Uint8Array<ArrayBuffer>): Promise<Pack> {
  const bytes = await decompressed(file, packed);
  if (bytes.length < prefixBytes) throw new ProblemError('data-truncated', { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic || view.getUint32(4, true) !== version) {
    throw new ProblemError('data-corrupt', { file });
  }
  const imagesStart = prefixBytes + view.getUint32(8, true);
  const checksum = view.getUint32(12, true);
  if (bytes.length < imagesStart) throw new ProblemError('data-truncated', { file });
  const header = parseHeader(file, bytes.subarray(prefixBytes, imagesStart));
  const labelsStart = imagesStart + header.count * header.height * header.width * header.channels;
  const end = labelsStart + header.count;
  if (bytes.length < end) throw new ProblemError('data-truncated', { file });
  if (bytes.length > end || crc32(bytes.subarray(prefixBytes)) !== checksum) {
    throw new ProblemError('data-corrupt', { file });
  }
  const labels = bytes.subarray(labelsStart, end);
  if (labels.some((label) => label >= header.classes)) throw new ProblemError('data-corrupt', { file });
  const { dataset, count, classes, height, width, channels } = header;
  const images = bytes.subarray(imagesStart, labelsStart);
  return { dataset, count, classes, shape: { height, width, channels }, images, labels, checksum };
}

/** Servers that recognize gzip may already have decompressed the file on its way. */
async function decompressed(file: string, packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (packed.length >= 4 && new DataView(packed.buffer, packed.byteOffset).getUint32(0, true) === magic) {
    return packed;
  }
  const outcome = await gunzip(packed);
  if ('failure' in outcome) {
    throw new ProblemError(outcome.failure === 'truncated' ? 'data-truncated' : 'data-corrupt', { file });
  }
  return outcome.bytes;
}

function parseHeader(file: string, bytes: Uint8Array): v.InferOutput<typeof headerSchema> {
  try {
    return v.parse(headerSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new ProblemError('data-corrupt', { file });
  }
}
