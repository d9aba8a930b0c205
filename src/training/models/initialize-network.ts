import { layerGraph } from '../../core/networks/layer-graph';
import { type ImageShape, isMatrixLayer, type LayerSpec, type MatrixSpec } from '../../core/networks/network';
import type { BatchNormalization, TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import type { Random } from '../../core/random';
import { layerInputs, weightShape } from './layer-geometry';

const batchNormEpsilon = 1e-3;

/** An untrained network: He-normal weights from the stream (gain 1 where no ReLU follows), zero biases, batch normalization that changes nothing. */
export function initializeNetwork(
  specs: readonly LayerSpec[],
  input: ImageShape,
  classes: number,
  random: Random,
): TrainedNetwork {
  const inputs = layerInputs(layerGraph(specs), input);
  const layers = specs.filter(isMatrixLayer).map((spec) => {
    const shape = weightShape(spec, inputs.get(spec.name) ?? input);
    return [spec.name, initialLayer(spec, shape, random)] as const;
  });
  return { input, classes, specs, layers: Object.fromEntries(layers) };
}

function initialLayer(spec: MatrixSpec, shape: readonly number[], random: Random): TrainedLayer {
  const outputs = shape.at(-1) ?? 0;
  const length = shape.reduce((product, size) => product * size, 1);
  const deviation = Math.sqrt((spec.activation === 'relu' ? 2 : 1) / (length / outputs));
  return {
    weights: Float32Array.from({ length }, () => deviation * random.normal()),
    bias: new Float32Array(outputs),
    batchNorm: spec.kind !== 'dense' && spec.batchNorm ? neutralBatchNorm(outputs) : null,
    weightQuantizer: null,
    inputQuantizer: null,
  };
}

function neutralBatchNorm(channels: number): BatchNormalization {
  return {
    gain: new Float32Array(channels).fill(1),
    shift: new Float32Array(channels),
    mean: new Float32Array(channels),
    variance: new Float32Array(channels).fill(1),
    epsilon: batchNormEpsilon,
  };
}
