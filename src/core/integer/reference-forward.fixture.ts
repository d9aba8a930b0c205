import type { ImageShape } from '../networks/network';
import { axisGeometry } from '../networks/padded-size';
import type {
  CodeOutput,
  IntegerLayer,
  IntegerMatrixLayer,
  IntegerNetwork,
  WideOutput,
} from './integer-network';

export interface ReferenceRun {
  /** Codes that each layer reads. */
  readonly codes: Readonly<Record<string, Int32Array>>;
  readonly logits: Float64Array;
}

type Image = { readonly shape: ImageShape; readonly codes: readonly bigint[] };

/** An IntegerNetwork by its definition, one output at a time in integers without limit: the oracle of the engine. */
export function referenceForward(network: IntegerNetwork, bytes: Uint8Array): ReferenceRun {
  const input: Image = { shape: network.input, codes: Array.from(bytes, BigInt) };
  const images: Image[] = [];
  const codes: Record<string, Int32Array> = {};
  let logits = new Float64Array();
  for (const [index, layer] of network.layers.entries()) {
    const read = (layer.sources ?? [index - 1]).map((source) => images[source] ?? input);
    const [first] = read as [Image];
    if (layer.kind !== 'add' && layer.kind !== 'average-pool') {
      codes[layer.name] = Int32Array.from(first.codes, Number);
    }
    const sums = layer.kind === 'max-pool' ? pool(first, layer.size) : sumsOf(layer, read);
    images.push(layer.kind === 'max-pool' ? sums : handedOn(layer.output, sums));
    if (layer.kind !== 'max-pool' && layer.output.kind === 'logits') {
      const { mantissas } = layer.output;
      logits = Float64Array.from(sums.codes, (sum, at) => Number(sum * BigInt(mantissas?.[at] ?? 1)));
    }
  }
  return { codes, logits };
}

type SummingLayer = Exclude<IntegerLayer, { kind: 'max-pool' }>;

function sumsOf(layer: SummingLayer, [first, second]: readonly Image[]): Image {
  const { shape, codes } = first as Image;
  const { channels } = shape;
  const biasOf = (channel: number) => BigInt(layer.bias[channel % layer.bias.length] ?? 0);
  if (layer.kind === 'add') {
    const term = (operand: 0 | 1, value: bigint, channel: number): bigint => {
      const { mantissas, shifts } = layer.operands[operand];
      const entry = channel % mantissas.length;
      return (value * BigInt(mantissas[entry] ?? 0)) << BigInt(layer.fractionBits - (shifts[entry] ?? 0));
    };
    const sums = codes.map((value, index) => {
      const other = second?.codes[index] as bigint;
      const channel = index % channels;
      return term(0, value, channel) + term(1, other, channel) + biasOf(channel);
    });
    return { shape, codes: sums };
  }
  if (layer.kind === 'average-pool') {
    const sums = Array.from({ length: channels }, (_, channel) =>
      codes.reduce(
        (sum, value, index) => (index % channels === channel ? sum + value : sum),
        biasOf(channel),
      ),
    );
    return { shape: { height: 1, width: 1, channels }, codes: sums };
  }
  return accumulate(layer, first as Image);
}

function handedOn(output: SummingLayer['output'], { shape, codes }: Image): Image {
  if (output.kind === 'logits') return { shape, codes };
  return {
    shape,
    codes: codes.map((sum, index) => outputOf(output, sum, index % shape.channels, shape.channels)),
  };
}

function outputOf(output: CodeOutput | WideOutput, sum: bigint, channel: number, channels: number): bigint {
  if (output.kind === 'thresholds') {
    const { thresholds, codes: levels } = output;
    const perChannel = thresholds.length / channels;
    const own = thresholds.subarray(channel * perChannel, (channel + 1) * perChannel);
    const reached = own.filter((threshold) => Number(sum) >= threshold).length;
    return BigInt(levels[channel * (perChannel + 1) + reached] as number);
  }
  if (output.kind === 'wide') {
    const { minimums, maximums, shift } = output;
    return limited(
      multiplyShift(sum, 1, shift),
      minimums[channel % minimums.length],
      maximums[channel % maximums.length],
    );
  }
  const { mantissas, shifts } = output.multipliers;
  const entry = channel % mantissas.length;
  const code = multiplyShift(sum, mantissas[entry] ?? 0, shifts[entry] ?? 0);
  return limited(code, output.clipMinimum, output.clipMaximum);
}

function limited(value: bigint, minimum = Number.NaN, maximum = Number.NaN): bigint {
  if (value < minimum) return BigInt(minimum);
  return value > maximum ? BigInt(maximum) : value;
}

function multiplyShift(value: bigint, mantissa: number, shift: number): bigint {
  const product = value * BigInt(mantissa);
  return shift > 0 ? (product + (1n << BigInt(shift - 1))) >> BigInt(shift) : product << BigInt(-shift);
}

function accumulate(layer: IntegerMatrixLayer, { shape, codes }: Image): Image {
  const { height, width, channels } =
    layer.kind === 'dense' ? { height: 1, width: 1, channels: codes.length } : shape;
  const rows = axisGeometry(height, layer.kernelHeight, layer.stride, layer.padding);
  const columns = axisGeometry(width, layer.kernelWidth, layer.stride, layer.padding);
  const isDepthwise = layer.kind === 'depthwise';
  const depth = isDepthwise ? 1 : channels;
  const products = layer.kernelHeight * layer.kernelWidth * depth;
  const inputAt = (row: number, column: number, channel: number): bigint =>
    row < 0 || row >= height || column < 0 || column >= width
      ? BigInt(layer.padCode)
      : (codes[(row * width + column) * channels + channel] as bigint);
  const output = (row: number, column: number, outputChannel: number): bigint => {
    let sum = BigInt(layer.bias[outputChannel] ?? 0);
    let inputSum = 0n;
    for (let product = 0; product < products; product++) {
      const tap = Math.floor(product / depth);
      const input = inputAt(
        row * layer.stride + Math.floor(tap / layer.kernelWidth) - rows.before,
        column * layer.stride + (tap % layer.kernelWidth) - columns.before,
        isDepthwise ? outputChannel : product % depth,
      );
      sum += input * BigInt(layer.weightCodes[product * layer.outputChannels + outputChannel] ?? 0);
      inputSum += input;
    }
    if (!layer.inputSumMultiplier) return sum;
    const { mantissas, shifts } = layer.inputSumMultiplier;
    const entry = outputChannel % mantissas.length;
    return (
      (sum << BigInt(layer.fractionBits)) + multiplyShift(inputSum, mantissas[entry] ?? 0, shifts[entry] ?? 0)
    );
  };
  const sums: bigint[] = [];
  for (let row = 0; row < rows.outputs; row++) {
    for (let column = 0; column < columns.outputs; column++) {
      for (let channel = 0; channel < layer.outputChannels; channel++)
        sums.push(output(row, column, channel));
    }
  }
  return {
    shape: { height: rows.outputs, width: columns.outputs, channels: layer.outputChannels },
    codes: sums,
  };
}

function pool({ shape, codes }: Image, size: number): Image {
  const height = Math.floor(shape.height / size);
  const width = Math.floor(shape.width / size);
  const pooled = Array.from({ length: height * width * shape.channels }, (_, index) => {
    const channel = index % shape.channels;
    const column = Math.floor(index / shape.channels) % width;
    const row = Math.floor(index / shape.channels / width);
    const window = Array.from({ length: size * size }, (__, position) => {
      const y = row * size + Math.floor(position / size);
      const x = column * size + (position % size);
      return codes[(y * shape.width + x) * shape.channels + channel] as bigint;
    });
    return window.sort((left, right) => (left < right ? 1 : -1))[0] as bigint;
  });
  return { shape: { height, width, channels: shape.channels }, codes: pooled };
}
