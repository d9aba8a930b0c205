import { imageSource, layerGraph } from '../networks/layer-graph';
import { inputImages } from '../networks/layer-shapes';
import {
  type Activation,
  type ConvolutionSpec,
  type ImageShape,
  isMatrixLayer,
  type LayerSpec,
  type MatrixSpec,
} from '../networks/network';
import type { BatchNormalization, TrainedLayer, TrainedNetwork } from '../networks/trained-network';
import { integerGrid } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { imageQuantizer } from '../quantization/image-coding';
import type { Quantizer } from '../quantization/quantizer';
import { createRandom, type Random } from '../random';

/** What the random networks of a test may contain. */
export interface FixtureOptions {
  readonly scale: DecodeForm['scale'];
  readonly weightOffsets?: boolean;
  readonly inputOffsets?: boolean;
  readonly batchNorm?: boolean;
  /** Residual blocks, depthwise layers and a mean over the image instead of a chain. */
  readonly graph?: boolean;
  /** Hard tanh instead of ReLU, with signed activation codes. */
  readonly hardTanh?: boolean;
}

/** A trained network with random shapes, weights, widths and quantizers. */
export function randomTrainedNetwork(seed: number, options: FixtureOptions): TrainedNetwork {
  const random = createRandom(seed);
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random.next() * choices.length)] as T;
  const activation = options.hardTanh ? 'hard-tanh' : 'relu';
  const input = { height: pick(7, 8, 11), width: pick(7, 8, 10), channels: pick(1, 3) };
  const convolution = (name: string, padding: 'same' | 'valid'): ConvolutionSpec => ({
    kind: 'conv',
    name,
    kernel: pick(1, 2, 3),
    channels: pick(1, 2, 5, 8),
    stride: pick(1, 1, 2),
    padding,
    batchNorm: options.batchNorm ?? false,
    activation,
  });
  const specs = options.graph ? graphSpecs(convolution, pick) : chainSpecs(convolution, pick, activation);
  const graph = layerGraph(specs);
  const images = inputImages(graph, input);
  const layers: Record<string, TrainedLayer> = {};
  for (const [index, spec] of specs.entries()) {
    if (!isMatrixLayer(spec)) continue;
    const source = graph.sources(index)[0] as number;
    const coder = layers[graph.coder(source)?.name ?? ''];
    const first = () =>
      graph.root(source) === imageSource ? imageQuantizer : inputQuantizer(random, pick(2, 4, 8), options);
    const inputs = coder?.inputQuantizer ?? first();
    layers[spec.name] = randomLayer(
      spec,
      images[index] as ImageShape,
      random,
      inputs,
      pick(2, 3, 8),
      options,
    );
  }
  return { input, classes: 5, specs, layers };
}

type Convolution = (name: string, padding: 'same' | 'valid') => ConvolutionSpec;
type Pick = <T>(...choices: T[]) => T;

function chainSpecs(convolution: Convolution, pick: Pick, activation: Activation): readonly LayerSpec[] {
  return [
    convolution('conv1', pick('same', 'valid')),
    ...pick<LayerSpec[]>([], [{ kind: 'max-pool', name: 'pool1', size: 2 }]),
    convolution('conv2', 'same'),
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'dense1', units: pick(3, 7), activation },
    { kind: 'dense', name: 'dense2', units: 5, activation: 'none' },
  ];
}

/** A block with an identity shortcut, one with a projection of another stride, a depthwise layer and a mean, or two additions in a row. */
function graphSpecs(convolution: Convolution, pick: Pick): readonly LayerSpec[] {
  const stem = convolution('conv1', pick('same', 'valid'));
  const { activation, batchNorm } = stem;
  const body = {
    ...convolution('conv2', 'same'),
    stride: 1,
    channels: stem.channels,
    activation: 'none',
  } as const;
  const branch = { ...convolution('conv3', 'same'), kernel: 3, channels: 4, activation: 'none' } as const;
  const shortcut = { ...branch, name: 'shortcut', kernel: 1, input: 'sum1' } as const;
  const depthwise = { kind: 'depthwise', name: 'depthwise', kernel: 3, padding: 'same', batchNorm } as const;
  return [
    stem,
    body,
    { kind: 'add', name: 'sum1', other: 'conv1', activation },
    branch,
    shortcut,
    { kind: 'add', name: 'sum2', input: 'conv3', other: 'shortcut', activation },
    ...pick<LayerSpec[]>(
      [],
      [{ ...depthwise, stride: pick(1, 2), activation: pick<Activation>('none', activation) }],
      [{ kind: 'add', name: 'sum3', other: 'conv3', activation }],
    ),
    { kind: 'global-average-pool', name: 'mean' },
    { kind: 'dense', name: 'dense', units: 5, activation: 'none' },
  ];
}

/** Bytes of one image. */
export function randomImage({ height, width, channels }: ImageShape, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length: height * width * channels }, () => Math.floor(256 * random.next()));
}

function randomLayer(
  spec: MatrixSpec,
  image: ImageShape,
  random: Random,
  inputQuantizer: Quantizer,
  bits: number,
  options: FixtureOptions,
): TrainedLayer {
  const isDense = spec.kind === 'dense';
  const channels = isDense ? spec.units : spec.kind === 'conv' ? spec.channels : image.channels;
  const depth = spec.kind === 'depthwise' ? 1 : image.channels;
  const products = isDense ? image.height * image.width * depth : spec.kernel ** 2 * depth;
  const deviation = Math.sqrt(2 / products);
  return {
    weights: Float32Array.from({ length: products * channels }, () => deviation * random.normal()),
    bias: Float32Array.from({ length: channels }, () => 0.2 * random.normal()),
    batchNorm: !isDense && spec.batchNorm ? randomBatchNorm(random, channels) : null,
    weightQuantizer: weightQuantizer(random, bits, deviation, channels, options),
    inputQuantizer,
  };
}

function weightQuantizer(
  random: Random,
  bits: number,
  deviation: number,
  channels: number,
  { scale, weightOffsets = false }: FixtureOptions,
): Quantizer {
  const perChannel = random.next() < 0.5;
  const length = perChannel ? channels : 1;
  const steps = Array.from({ length }, () => ((0.5 + random.next()) * 4 * deviation) / 2 ** bits);
  return {
    format: integerGrid(bits, true),
    decode: {
      scale,
      granularity: perChannel ? 'channel' : 'tensor',
      offset: weightOffsets ? 'real' : 'none',
    },
    steps: Float32Array.from(steps, (step) => onScale(step, scale)),
    offsets: Float32Array.from(steps, (step) => (weightOffsets ? step * random.normal() : 0)),
  };
}

function inputQuantizer(
  random: Random,
  bits: number,
  { scale, inputOffsets = false, hardTanh = false }: FixtureOptions,
): Quantizer {
  const step = ((0.5 + random.next()) * 3) / 2 ** bits;
  return {
    format: integerGrid(bits, hardTanh),
    decode: { scale, granularity: 'tensor', offset: inputOffsets ? 'real' : 'none' },
    steps: Float32Array.of(onScale(step, scale)),
    offsets: Float32Array.of(inputOffsets ? 0.7 * step * random.normal() : 0),
  };
}

function onScale(step: number, scale: DecodeForm['scale']): number {
  return scale === 'real' ? step : 2 ** Math.round(Math.log2(step));
}

function randomBatchNorm(random: Random, channels: number): BatchNormalization {
  const normals = (deviation: number, mean: number) =>
    Float32Array.from({ length: channels }, () => mean + deviation * random.normal());
  return {
    gain: normals(1, 0.3),
    shift: normals(0.3, 0.1),
    mean: normals(0.2, 0),
    variance: normals(0.3, 0).map((value) => 0.2 + Math.abs(value)),
    epsilon: 0.001,
  };
}
