import type { ReferenceKey } from '../../references';
import type { ImageShape, Network } from '../network';

/** A network of the literature. The page tells its cost and shows accuracies that others report; it does not train it. */
export interface PublishedNetwork extends Network {
  /** As `publishedAccuracies` and tables of the literature call it. */
  readonly name: string;
  /** Its images are always these, its classes those of ImageNet: `classes` is what `layers` is to be asked for. */
  readonly input: ImageShape;
  readonly classes: number;
  readonly references: readonly ReferenceKey[];
}

export const imageNetClasses = 1000;

export const imageNetInput: ImageShape = { height: 224, width: 224, channels: 3 };
