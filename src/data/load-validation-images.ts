import { splitIndices } from '../core/datasets/splits';
import { datasetSources } from './datasets';
import { type FetchFile, packOf } from './load-dataset';

/**
 * The first images of a dataset's validation split, as bytes: enough where a few will do, without a file of test images.
 * Throws a ProblemError: unknown id, a file that is missing, truncated, corrupt or of another dataset.
 */
export async function loadValidationImages(
  id: string,
  fetchFile: FetchFile,
  count: number,
): Promise<readonly Uint8Array[]> {
  const source = datasetSources.get(id);
  const pack = await packOf(source, source.trainingFile, fetchFile);
  const sizes = source.testFile === null ? source.splits : { ...source.splits, test: 0 };
  const { validation } = splitIndices(pack.count, sizes, source.splitSeed);
  const size = pack.images.length / pack.count;
  return Array.from(validation.subarray(0, count), (index) =>
    pack.images.slice(index * size, (index + 1) * size),
  );
}
