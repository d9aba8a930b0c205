import { largestStored } from '../quantization/encode';
import { largestFactor } from './dyadic-multipliers';
import type { IntegerAdd, IntegerAveragePool, IntegerLayer } from './integer-network';
import { largestMagnitude } from './largest-magnitude';

const largestByte = 255;

/** Largest magnitude of the numbers that a layer hands on; of the image's bytes where there is no layer. */
export function largestOutput(layers: readonly IntegerLayer[], source: number): number {
  const layer = layers[source];
  if (!layer) return largestByte;
  if (layer.kind === 'max-pool') return largestOutput(layers, layer.sources?.[0] ?? source - 1);
  const { output } = layer;
  if (output.kind === 'logits') throw new RangeError(`layer ${layer.name} gives logits but is not the last`);
  return output.kind === 'wide' ? 2 ** (output.bits - 1) : largestStored(output);
}

/** Throws a RangeError where some input could drive a sum beyond the layer's declared width. */
export function checkAddition({ name, operands, ...layer }: IntegerAdd, largest: readonly number[]): void {
  const reach = operands.reduce(
    (sum, operand, at) => sum + (largest[at] ?? 0) * largestFactor(operand, layer.fractionBits),
    largestMagnitude(layer.bias),
  );
  checkReach(name, reach, layer.accumulatorBits);
}

/** Throws a RangeError where a mean's sum of so many positions could leave its declared width. */
export function checkAverage(
  { name, bias, accumulatorBits }: IntegerAveragePool,
  largest: number,
  positions: number,
): void {
  checkReach(name, largest * positions + largestMagnitude(bias), accumulatorBits);
}

function checkReach(name: string, reach: number, accumulatorBits: number): void {
  if (reach < 2 ** (accumulatorBits - 1)) return;
  throw new RangeError(`layer ${name} can exceed its accumulator of ${accumulatorBits} bits`);
}
