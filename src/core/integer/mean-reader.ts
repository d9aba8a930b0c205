import type { LayerGraph } from '../networks/layer-graph';
import { outputImage } from '../networks/layer-shapes';
import type { ImageShape } from '../networks/network';
import type { TrainedNetwork } from '../networks/trained-network';
import { codedByThresholds } from '../quantization/threshold-codes';
import { outputQuantizer } from './tensor-coding';

/** What a mean adds up of each channel of a tensor. */
export interface MeanReader {
  readonly positions: number;
  /** True where the constants of the tensor join these sums; otherwise thresholds or a later layer take them. */
  readonly addsConstants: boolean;
}

/** The mean over the image that reads the output of a layer, whose input is `image`; null where none does. */
export function meanReader(
  graph: LayerGraph,
  layers: TrainedNetwork['layers'],
  layer: number,
  image: ImageShape,
): MeanReader | null {
  const spec = graph.specs[layer];
  const reader = graph.readers(layer).find((index) => graph.specs[index]?.kind === 'global-average-pool');
  if (!spec || reader === undefined) return null;
  const { height, width } = outputImage(spec, image);
  const outputs = outputQuantizer(graph, layers, reader);
  return {
    positions: height * width,
    addsConstants: outputs !== null && !codedByThresholds(outputs.format),
  };
}
