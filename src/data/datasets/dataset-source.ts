import type { SplitSizes } from '../../core/datasets/splits';
import type { ImageShape } from '../../core/networks/network';

/** A dataset that ships with the product: where its files are and how its images are split. */
export interface DatasetSource {
  readonly id: string;
  /** Pack file that training and validation images are drawn from; test images too where `testFile` is null. */
  readonly trainingFile: string;
  /** Pack file whose images, in their order, are the test split. */
  readonly testFile: string | null;
  /** Of every image; known before the files are loaded, because the cost of a network depends on it. */
  readonly shape: ImageShape;
  readonly splits: SplitSizes;
  readonly splitSeed: number;
  /** Name of each class in the catalogue: `datasets.ID.classes.NAME`. */
  readonly classNames: readonly string[];
  readonly url: string;
}
