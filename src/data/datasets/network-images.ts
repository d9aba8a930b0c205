import type { ImageShape } from '../../core/networks/network';
import { publishedNetworks } from '../../core/networks/published';
import { datasetSources } from '.';

/** Size of the images that a network reads, and its classes: a network of the literature has its own whatever the dataset. */
export function networkImages({ dataset, network }: { readonly dataset: string; readonly network: string }): {
  readonly shape: ImageShape;
  readonly classes: number;
} {
  if (publishedNetworks.has(network)) {
    const { input, classes } = publishedNetworks.get(network);
    return { shape: input, classes };
  }
  const { shape, classNames } = datasetSources.get(dataset);
  return { shape, classes: classNames.length };
}
