import type { LayerBits } from '../explore/training-configuration';
import type { Scheme, TensorRole } from '../schemes/scheme';
import { nearestWidth } from '../schemes/nearest-width';
import type { AllocatableLayer, AllocationTask, PartialBits } from './allocator';

/** A tensor whose width is chosen. */
export interface AllocatedTensor {
  readonly layer: number;
  readonly role: TensorRole;
}

/** Weights and incoming activations of every layer in order; the image that enters the first is bytes already. */
export function allocatedTensors(layers: readonly AllocatableLayer[]): readonly AllocatedTensor[] {
  return layers.flatMap((_, layer): AllocatedTensor[] =>
    layer === 0
      ? [{ layer, role: 'weights' }]
      : [
          { layer, role: 'weights' },
          { layer, role: 'activations' },
        ],
  );
}

/** Width of the bytes of an image; a layer that reads them has this or the scheme's nearest, without effect. */
const imageBits = 8;

export function imageWidth(widths: Scheme['widths']): number {
  return nearestWidth({ widths }, 'activations', imageBits);
}

/** Nothing quantized. */
export function floatBits(layers: readonly AllocatableLayer[]): readonly PartialBits[] {
  return layers.map(() => ({ weights: null, activations: null }));
}

/** The same width everywhere: of each role the nearest one that the scheme has. */
export function uniformBits({ layers, widths }: AllocationTask, bits: number): readonly LayerBits[] {
  const weights = nearestWidth({ widths }, 'weights', bits);
  const activations = nearestWidth({ widths }, 'activations', bits);
  return layers.map((_, layer) => ({
    weights,
    activations: layer === 0 ? imageWidth(widths) : activations,
  }));
}

/** Widths given tensor by tensor, in the order of `allocatedTensors`. */
export function bitsOfTensors(
  { layers, widths }: Pick<AllocationTask, 'layers' | 'widths'>,
  tensors: readonly AllocatedTensor[],
  chosen: readonly number[],
): readonly LayerBits[] {
  const start: readonly LayerBits[] = layers.map(() => ({ weights: 0, activations: imageWidth(widths) }));
  return tensors.reduce((bits, tensor, index) => withBits(bits, tensor, chosen[index] as number), start);
}

/** A copy in which one tensor has another width. */
export function withBits<Bits extends PartialBits>(
  bits: readonly Bits[],
  { layer, role }: AllocatedTensor,
  width: number,
): readonly Bits[] {
  return bits.map((each, index) => (index === layer ? { ...each, [role]: width } : each));
}

/** The widest width below the given one; null where there is none. */
export function nextNarrower(widths: readonly number[], bits: number): number | null {
  return widths.filter((width) => width < bits).at(-1) ?? null;
}
