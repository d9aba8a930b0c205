import type { ImageShape } from '../networks/network';
import { axisGeometry } from '../networks/padded-size';
import type { IntegerMatrixLayer, IntegerNetwork } from './integer-network';

export interface ReferenceRun {
  /** Codes that each layer reads. */
  readonly codes: Readonly<Record<string, Int32Array>>;
  readonly logits: Float64Array;
}

type Image = { readonly shape: ImageShape; readonly codes: readonly bigint[] };

/** An IntegerNetwork by its definition, one output at a time in integers without limit: the oracle of the engine. */
export function referenceForward(network: IntegerNetwork, bytes: Uint8Array): ReferenceRun {
  let image: Image = { shape: network.input, codes: Array.from(bytes, BigInt) };
  const codes: Record<string, Int32Array> = {};
  let logits = new Float64Array();
  for (const layer of network.layers) {
    codes[layer.name] = Int32Array.from(image.codes, Number);
    if (layer.kind === 'max-pool') {
      image = pool(image, layer.size);
      continue;
    }
    const sums = accumulate(layer, image);
    const { output } = layer;
    if (output.kind === 'logits') {
      logits = Float64Array.from(sums.codes, (sum, index) =>
        Number(sum * BigInt(output.mantissas?.[index] ?? 1)),
      );
      continue;
    }
    if (output.kind === 'thresholds') {
      const { thresholds, codes: levels } = output;
      const perChannel = thresholds.length / layer.outputChannels;
      const coded = sums.codes.map((sum, index) => {
        const channel = index % layer.outputChannels;
        const own = thresholds.subarray(channel * perChannel, (channel + 1) * perChannel);
        const reached = own.filter((threshold) => Number(sum) >= threshold).length;
        return BigInt(levels[channel * (perChannel + 1) + reached] as number);
      });
      image = { shape: sums.shape, codes: coded };
      continue;
    }
    const { mantissas, shifts } = output.multipliers;
    const requantized = sums.codes.map((sum, index) => {
      const entry = (index % layer.outputChannels) % mantissas.length;
      const code = multiplyShift(sum, mantissas[entry] ?? 0, shifts[entry] ?? 0);
      if (code < output.clipMinimum) return BigInt(output.clipMinimum);
      return code > output.clipMaximum ? BigInt(output.clipMaximum) : code;
    });
    image = { shape: sums.shape, codes: requantized };
  }
  return { codes, logits };
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
  const inputAt = (row: number, column: number, channel: number): bigint =>
    row < 0 || row >= height || column < 0 || column >= width
      ? BigInt(layer.padCode)
      : (codes[(row * width + column) * channels + channel] as bigint);
  const output = (row: number, column: number, outputChannel: number): bigint => {
    let sum = BigInt(layer.bias[outputChannel] ?? 0);
    let inputSum = 0n;
    for (let kernelRow = 0; kernelRow < layer.kernelHeight; kernelRow++) {
      for (let kernelColumn = 0; kernelColumn < layer.kernelWidth; kernelColumn++) {
        for (let channel = 0; channel < channels; channel++) {
          const input = inputAt(
            row * layer.stride + kernelRow - rows.before,
            column * layer.stride + kernelColumn - columns.before,
            channel,
          );
          const product = (kernelRow * layer.kernelWidth + kernelColumn) * channels + channel;
          sum += input * BigInt(layer.weightCodes[product * layer.outputChannels + outputChannel] ?? 0);
          inputSum += input;
        }
      }
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
