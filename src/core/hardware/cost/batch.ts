import type { LayerDimensions } from '../layer-dimensions';
import type { AccessCount, LayerCost, OperandAccesses } from './cost-report';

/** The loop nest of several images that meet the same weights: positions and words add up, weights do not. */
export function ofImages(dimensions: LayerDimensions, images: number): LayerDimensions {
  if (images === 1) return dimensions;
  const { outputPositions, macs, inputWords, outputWords, pooledWords, poolComparisons } = dimensions;
  return {
    ...dimensions,
    images: dimensions.images * images,
    outputPositions: outputPositions * images,
    macs: macs * images,
    inputWords: inputWords * images,
    outputWords: outputWords * images,
    pooledWords: pooledWords * images,
    poolComparisons: poolComparisons * images,
  };
}

/** The share of one of several images in what a layer costs for all of them. */
export function perInference(cost: LayerCost, images: number): LayerCost {
  if (images === 1) return cost;
  const count = ({ reads, writes }: AccessCount) => ({ reads: reads / images, writes: writes / images });
  const accesses = ({ weights, inputs, outputs }: OperandAccesses) => ({
    weights: count(weights),
    inputs: count(inputs),
    outputs: count(outputs),
  });
  return {
    name: cost.name,
    macs: cost.macs / images,
    computeCycles: cost.computeCycles / images,
    cycles: cost.cycles / images,
    utilisation: cost.utilisation,
    accesses: mapped(cost.accesses, accesses),
    energyPj: mapped(cost.energyPj, (energyPj) => energyPj / images),
  };
}

/**
 * Into how many inferences at a time a batch can be parted evenly: its divisors, from 1. Each part loads the weights of a
 * layer once; large parts leave activations less room on the chip.
 */
export function evenParts(batchSize: number): readonly number[] {
  return Array.from({ length: batchSize }, (_, index) => index + 1).filter((part) => batchSize % part === 0);
}

function mapped<Value, Result>(
  values: Readonly<Record<string, Value>>,
  of: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, of(value)]));
}
