import type { Dataset, LabelledImages } from '../core/datasets/dataset';
import { splitIndices } from '../core/datasets/splits';
import { canonicalJson, hash } from '../core/hash';
import { ProblemError } from '../core/problem';
import { datasetSources } from './datasets';
import type { DatasetSource } from './datasets/dataset-source';
import { type Pack, parsePack } from './parse-pack';

/** Bytes of one file so far; `total` is null where the server does not say. */
export type OnBytes = (loaded: number, total: number | null) => void;

/** Reads one data file by name: over the network in a page, from a folder under Node. */
export type FetchFile = (name: string, onBytes: OnBytes) => Promise<Uint8Array<ArrayBuffer>>;

export interface LoadProgress {
  readonly bytesLoaded: number;
  /** Null until every file's size is known. */
  readonly bytesTotal: number | null;
}

/**
 * Loads, checks and splits a registered dataset.
 * Throws a ProblemError: unknown id, a file that is missing, truncated, corrupt or of another dataset.
 */
export async function loadDataset(
  id: string,
  fetchFile: FetchFile,
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<Dataset> {
  const source = datasetSources.get(id);
  const names = source.testFile === null ? [source.trainingFile] : [source.trainingFile, source.testFile];
  const report = combineProgress(names, onProgress);
  const packs = await Promise.all(
    names.map((name) => packOf(source, name, (file) => fetchFile(file, report(name)))),
  );
  const [drawn, test] = packs as [Pack, Pack | undefined];
  return assemble(source, drawn, test ?? null);
}

/** One file of a dataset. Throws a ProblemError: missing, truncated, corrupt or of another dataset. */
export async function packOf(source: DatasetSource, file: string, fetchFile: FetchFile): Promise<Pack> {
  const pack = await parsePack(file, await fetchFile(file, () => undefined));
  checkPack(source, file, pack);
  return pack;
}

function combineProgress(names: readonly string[], onProgress: (progress: LoadProgress) => void) {
  const states = new Map<string, { loaded: number; total: number | null }>(
    names.map((name) => [name, { loaded: 0, total: null }]),
  );
  return (name: string): OnBytes =>
    (loaded, total) => {
      states.set(name, { loaded, total });
      const all = [...states.values()];
      onProgress({
        bytesLoaded: all.reduce((sum, state) => sum + state.loaded, 0),
        bytesTotal: all.reduce<number | null>(
          (sum, state) => (sum === null || state.total === null ? null : sum + state.total),
          0,
        ),
      });
    };
}

function checkPack(source: DatasetSource, file: string, pack: Pack): void {
  const { training, validation, test } = source.splits;
  const expected =
    file === source.testFile ? test : training + validation + (source.testFile === null ? test : 0);
  const fits =
    pack.dataset === source.id &&
    pack.classes === source.classNames.length &&
    canonicalJson(pack.shape) === canonicalJson(source.shape);
  if (!fits || pack.count !== expected) throw new ProblemError('data-corrupt', { file });
}

function assemble(source: DatasetSource, drawn: Pack, testPack: Pack | null): Dataset {
  const drawnSizes = testPack === null ? source.splits : { ...source.splits, test: 0 };
  const indices = splitIndices(drawn.count, drawnSizes, source.splitSeed);
  const checksums = [drawn.checksum, ...(testPack === null ? [] : [testPack.checksum])];
  const { splits, splitSeed } = source;
  return {
    id: source.id,
    contentHash: hash(canonicalJson({ checksums, splits, splitSeed })),
    shape: drawn.shape,
    classes: drawn.classes,
    training: pick(drawn, indices.training),
    validation: pick(drawn, indices.validation),
    test:
      testPack === null ? pick(drawn, indices.test) : { images: testPack.images, labels: testPack.labels },
  };
}

function pick(pack: Pack, indices: Uint32Array): LabelledImages {
  const size = pack.images.length / pack.count;
  const images = new Uint8Array(indices.length * size);
  indices.forEach((index, position) => {
    images.set(pack.images.subarray(index * size, (index + 1) * size), position * size);
  });
  return { images, labels: Uint8Array.from(indices, (index) => pack.labels[index] as number) };
}
