import type { Activation, LayerSpec } from '../networks/network';
import type { TrainedLayer, TrainedNetwork } from '../networks/trained-network';
import type { CodeFormat } from '../quantization/code-format';
import { imageQuantizer } from '../quantization/image-coding';
import { fixedPointPlanes } from '../quantization/plane-scales';
import type { Quantizer } from '../quantization/quantizer';
import { createRandom, type Random } from '../random';

export interface CodedFixture {
  readonly weights: CodeFormat;
  readonly activations: CodeFormat;
  readonly activation: Activation;
  /** Activations are coded on another grid than they are decoded with. */
  readonly encodes?: boolean;
  readonly bias?: boolean;
}

const input = { height: 3, width: 3, channels: 2 };
const channels = 4;
const units = 6;
const classes = 5;

/**
 * Image, normalized 2x2 convolution with gains of both signs, two dense layers: weights and activations in the given
 * formats.
 */
export function codedNetwork(seed: number, fixture: CodedFixture): TrainedNetwork {
  const random = createRandom(seed);
  const { activation } = fixture;
  const convolution = { kernel: 2, channels, stride: 1, padding: 'valid', batchNorm: true } as const;
  const specs: LayerSpec[] = [
    { kind: 'conv', name: 'conv', ...convolution, activation },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'hidden', units, activation },
    { kind: 'dense', name: 'last', units: classes, activation: 'none' },
  ];
  const inputs = () => activationQuantizer(random, fixture);
  return {
    input,
    classes,
    specs,
    layers: {
      conv: layer(random, 4 * input.channels, channels, imageQuantizer, fixture, true),
      hidden: layer(random, 4 * channels, units, inputs(), fixture, false),
      last: layer(random, units, classes, inputs(), fixture, false),
    },
  };
}

function layer(
  random: Random,
  products: number,
  outputs: number,
  inputQuantizer: Quantizer,
  { weights: format, bias = true }: CodedFixture,
  normalized: boolean,
): TrainedLayer {
  const normals = (length: number, deviation: number) =>
    Float32Array.from({ length }, () => deviation * random.normal());
  const weights = normals(products * outputs, 1 / Math.sqrt(products));
  return {
    weights,
    bias: normals(outputs, bias ? 0.2 : 0),
    batchNorm: normalized
      ? {
          gain: normals(outputs, 1),
          shift: normals(outputs, 0.3),
          mean: normals(outputs, 0.2),
          variance: normals(outputs, 0.3).map((value) => 0.2 + Math.abs(value)),
          epsilon: 0.001,
        }
      : null,
    weightQuantizer: quantizerOf(random, format, 2 / Math.sqrt(products), outputs),
    inputQuantizer,
  };
}

function quantizerOf(random: Random, format: CodeFormat, range: number, channels: number): Quantizer {
  const planes = format.kind === 'planes' && format.planes > 1 ? planesOf(random, format.planes) : null;
  const largest = planes ? planes.reduce((sum, code) => sum + code, 0) : format.maximum;
  const isMixed = format.kind === 'row-mix';
  const steps = Array.from(
    { length: isMixed ? channels : 1 },
    () => ((0.5 + random.next()) * range) / largest,
  );
  return {
    format,
    decode: { scale: 'real', granularity: isMixed ? 'channel' : 'tensor', offset: 'none' },
    steps: Float32Array.from(steps),
    offsets: new Float32Array(steps.length),
    ...(planes ? { planeCodes: planes } : {}),
    ...(format.kind === 'planes' && !planes ? { planeCodes: Int32Array.of(1) } : {}),
    ...(isMixed ? { rowFormats: Uint8Array.from(steps, (_, row) => row % format.rows.length) } : {}),
  };
}

function planesOf(random: Random, count: number): Int32Array {
  return fixedPointPlanes(Array.from({ length: count }, (_, plane) => (0.7 + random.next()) / 2 ** plane))
    .planeCodes;
}

function activationQuantizer(random: Random, { activations, encodes = false }: CodedFixture): Quantizer {
  const quantizer = quantizerOf(random, activations, 1.2, 1);
  if (!encodes) return quantizer;
  const offsets = Float32Array.of(0.2 * random.normal());
  return { ...quantizer, encoder: { steps: quantizer.steps.map((step) => 0.8 * step), offsets } };
}
