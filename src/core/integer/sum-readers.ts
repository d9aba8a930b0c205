import type { LayerGraph } from '../networks/layer-graph';
import { outputImage } from '../networks/layer-shapes';
import type { ImageShape } from '../networks/network';
import type { TrainedNetwork } from '../networks/trained-network';
import { codedByThresholds } from '../quantization/threshold-codes';
import { outputQuantizer } from './tensor-coding';
import { widestAccumulator } from './widest-sums';

/** What becomes of a tensor that stays as wide as its sums. */
export interface SumReaders {
  /** True where an addition multiplies it. */
  readonly isAddend: boolean;
  /** How many values of a channel a mean adds up; 1 without a mean. */
  readonly positions: number;
  /** True where the constants of the tensor join these; otherwise thresholds or a later layer take them. */
  readonly meanAddsConstants: boolean;
}

/** Readers of the output of a layer whose input is `image`. */
export function sumReaders(
  graph: LayerGraph,
  layers: TrainedNetwork['layers'],
  layer: number,
  image: ImageShape,
): SumReaders {
  const readers = graph.readers(layer);
  const isAddend = readers.some((index) => graph.specs[index]?.kind === 'add');
  const spec = graph.specs[layer];
  const mean = readers.find((index) => graph.specs[index]?.kind === 'global-average-pool');
  if (!spec || mean === undefined) return { isAddend, positions: 1, meanAddsConstants: false };
  const { height, width } = outputImage(spec, image);
  const outputs = outputQuantizer(graph, layers, mean);
  const meanAddsConstants = outputs !== null && !codedByThresholds(outputs.format);
  return { isAddend, positions: height * width, meanAddsConstants };
}

/** Leaves 14 bits to the mantissas that an addition multiplies by. */
const widestAddend = 34;

/** Bits of sums for their readers; a mean needs room for its positions and its bias. */
export function widestRead({ isAddend, positions }: SumReaders): number {
  const ofMean = widestAccumulator - 2 - Math.ceil(Math.log2(positions));
  return isAddend ? Math.min(widestAddend, ofMean) : ofMean;
}
