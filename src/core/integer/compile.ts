import { assertNever } from '../assert-never';
import { imageSource, type LayerGraph, layerGraph } from '../networks/layer-graph';
import { inputImages, outputImage } from '../networks/layer-shapes';
import type { ImageShape, LayerSpec, MatrixSpec, MaxPoolSpec } from '../networks/network';
import type { TrainedNetwork } from '../networks/trained-network';
import { imageQuantizer } from '../quantization/image-coding';
import { compileAdd } from './compile-add';
import { compileAveragePool } from './compile-average-pool';
import { compileMatrixLayer } from './compile-matrix';
import type { IntegerLayer, IntegerNetwork } from './integer-network';
import { sumReaders } from './sum-readers';
import { outputQuantizer, outputResolution, outputStep } from './tensor-coding';
import { codedValues, type TensorValues } from './tensor-values';

export interface CompileOptions {
  /** Mantissa bits of the factors that turn accumulators into codes, 2 to 31. Unused where shifts suffice. */
  readonly requantizationBits: number;
}

/**
 * The network on integers alone: weight codes, biases and constant offset terms on the grid of the products,
 * requantization as shifts (all steps powers of two, no batch normalization kept: exact) or as integer mantissas, the
 * run-time sum of the inputs where weights carry an offset (gemmlowp's four terms). Codes on other than integer grids and
 * of two or three values come from thresholds. A tensor that layers with weights read has codes, the same for all its
 * readers; one that only adds and averages read stays as wide as its sums. Throws a RangeError that names a layer without
 * quantizers, or whose sums float64 could not hold.
 */
export function compileIntegerNetwork(trained: TrainedNetwork, options: CompileOptions): IntegerNetwork {
  const { requantizationBits } = options;
  if (!Number.isInteger(requantizationBits) || requantizationBits < 2 || requantizationBits > 31) {
    throw new RangeError(`invalid requantization bits: ${requantizationBits}`);
  }
  const graph = layerGraph(trained.specs);
  const images = inputImages(graph, trained.input);
  const state: CompileState = {
    trained,
    graph,
    requantizationBits,
    layers: [],
    places: new Map([[imageSource, imageSource]]),
    values: new Map([[imageSource, codedValues(imageQuantizer)]]),
  };
  for (const [index, spec] of trained.specs.entries()) {
    compileLayer(state, index, spec, images[index] as ImageShape);
  }
  return { input: trained.input, classes: trained.classes, layers: state.layers };
}

interface CompileState {
  readonly trained: TrainedNetwork;
  readonly graph: LayerGraph;
  readonly requantizationBits: number;
  readonly layers: IntegerLayer[];
  /** Index of a layer of the graph to that among the compiled layers: flattening moves nothing. */
  readonly places: Map<number, number>;
  /** What the output of a layer means. */
  readonly values: Map<number, TensorValues>;
}

function compileLayer(state: CompileState, index: number, spec: LayerSpec, image: ImageShape): void {
  const { graph, trained, values, requantizationBits } = state;
  const [first = imageSource, second = imageSource] = graph.sources(index);
  const surroundings = {
    channels: outputImage(spec, image).channels,
    outputs: outputQuantizer(graph, trained.layers, index),
    step: outputStep(graph, trained.layers, index),
    readers: sumReaders(graph, trained.layers, index, image),
    requantizationBits,
  };
  switch (spec.kind) {
    case 'conv':
    case 'depthwise':
    case 'dense': {
      const stage = stageOf(state, index, spec, image);
      const { layer, result } = compileMatrixLayer(stage, surroundings);
      addLayer(state, index, layer, result);
      break;
    }
    case 'max-pool':
      addLayer(state, index, compileMaxPool(spec, valuesOf(values, first)), valuesOf(values, first));
      break;
    case 'flatten':
      state.places.set(index, state.places.get(first) ?? first);
      values.set(index, valuesOf(values, first));
      break;
    case 'add': {
      const operands = [valuesOf(values, first), valuesOf(values, second)] as const;
      const { layer, result } = compileAdd(spec, operands, surroundings);
      addLayer(state, index, layer, result);
      break;
    }
    case 'global-average-pool': {
      const { layer, result } = compileAveragePool(spec, valuesOf(values, first), image, surroundings);
      addLayer(state, index, layer, result);
      break;
    }
    default:
      assertNever(spec);
  }
}

/** The largest code is that of the largest value, which sums of different factors do not promise. */
function compileMaxPool({ name, size }: MaxPoolSpec, { quantizer }: TensorValues): IntegerLayer {
  if (!quantizer) throw new RangeError(`layer ${name} pools a tensor that nothing codes`);
  return { kind: 'max-pool', name, size };
}

function addLayer(
  state: CompileState,
  index: number,
  layer: IntegerLayer,
  values: TensorValues | null,
): void {
  const sources = state.graph.sources(index).map((source) => state.places.get(source) ?? imageSource);
  state.places.set(index, state.layers.length);
  if (values) state.values.set(index, values);
  state.layers.push({ ...layer, sources });
}

function valuesOf(values: CompileState['values'], source: number): TensorValues {
  return values.get(source) as TensorValues;
}

function stageOf({ trained, graph }: CompileState, index: number, spec: MatrixSpec, inputImage: ImageShape) {
  const layer = trained.layers[spec.name];
  if (!layer?.weightQuantizer || !layer.inputQuantizer) {
    throw new RangeError(`layer ${spec.name} is not quantized`);
  }
  return {
    spec,
    layer,
    weights: layer.weightQuantizer,
    inputs: layer.inputQuantizer,
    outputs: outputQuantizer(graph, trained.layers, index),
    resolution: outputResolution(graph, trained.layers, index),
    inputImage,
  };
}
