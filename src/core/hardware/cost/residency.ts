import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { BufferId, Inventory, OnChipOperands, ResidencyPolicy } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import { storageBits } from '../placements/parts/factor';

const bitsPerKilobyte = 8192;

/**
 * Way of a layer's outputs: to the next layer on the chip or, for one of three reasons, through DRAM. The outputs of the
 * network always leave.
 */
type Way = 'chip' | 'per-layer' | 'unchained' | 'too-large' | 'network-output';

/** What of a network stays on the chip from layer to layer and from inference to inference. */
export interface Residency {
  readonly policy: ResidencyPolicy;
  /** Weights of all layers and the capacity of their buffer. */
  readonly weightKilobytes: number;
  readonly weightBufferKilobytes: number;
  readonly weights: boolean;
  /** One per layer. */
  readonly ways: readonly Way[];
  readonly layers: readonly OnChipOperands[];
}

/**
 * Decides residency for a whole network (`dimensions`: one per layer). Weights stay where those of all layers fit the
 * weight buffer together. Outputs stay where, pooled, they fit the output buffer and, as inputs of the next layer, the
 * input buffer; buffers count whole, because nothing streams through their other half. Layers chain where one reads as
 * many words as the one before it hands on, and no other layer reads them.
 */
export function decideResidency(
  inventory: Inventory,
  layers: readonly QuantizedLayer[],
  dimensions: readonly LayerDimensions[],
): Residency {
  const policy = inventory.residency;
  let weightBits = 0;
  for (let index = 0; index < layers.length; index++) {
    weightBits += sizeOf(dimensions, index).weightWords * storageBits(codesOf(layers, index).weights.format);
  }
  const weightBufferBits = capacityBits(inventory, 'buffer-weights');
  const weights = policy === 'weights-and-activations' && weightBits <= weightBufferBits;
  const ways = layers.map((_, index) => wayOf(inventory, layers, dimensions, index));
  const onChip = ways.map((way, index) => ({
    weights,
    inputs: ways[index - 1] === 'chip',
    outputs: way === 'chip',
  }));
  return {
    policy,
    weightKilobytes: weightBits / bitsPerKilobyte,
    weightBufferKilobytes: weightBufferBits / bitsPerKilobyte,
    weights,
    ways,
    layers: onChip,
  };
}

function wayOf(
  inventory: Inventory,
  layers: readonly QuantizedLayer[],
  dimensions: readonly LayerDimensions[],
  index: number,
): Way {
  if (index === layers.length - 1) return 'network-output';
  if (inventory.residency === 'per-layer') return 'per-layer';
  const { outputs, branch } = codesOf(layers, index);
  const { pooledWords } = sizeOf(dimensions, index);
  const { inputWords } = sizeOf(dimensions, index + 1);
  if (outputs === null || branch?.isReadLater || pooledWords !== inputWords) return 'unchained';
  const leaving = pooledWords * outputs.format.bits;
  const entering = inputWords * codesOf(layers, index + 1).inputs.format.bits;
  const fits =
    leaving <= capacityBits(inventory, 'buffer-outputs') &&
    entering <= capacityBits(inventory, 'buffer-inputs');
  return fits ? 'chip' : 'too-large';
}

function capacityBits({ buffers }: Inventory, id: BufferId): number {
  const { banks, kilobytesPerBank } = buffers[id];
  // Dividing a capacity by its banks rounds.
  return Math.round(banks * kilobytesPerBank * bitsPerKilobyte);
}

function codesOf(layers: readonly QuantizedLayer[], index: number): QuantizedLayer {
  return layers[index] as QuantizedLayer;
}

function sizeOf(dimensions: readonly LayerDimensions[], index: number): LayerDimensions {
  return dimensions[index] as LayerDimensions;
}
