import type { LayerBits } from '../explore/training-configuration';
import { nearestWidth } from '../schemes/nearest-width';
import type { Scheme, TensorRole } from '../schemes/scheme';
import type { AllocatableLayer, AllocationTask, PartialBits } from './allocator';

/** A tensor whose width is chosen. */
export interface AllocatedTensor {
  readonly layer: number;
  readonly role: TensorRole;
}

/** What of a layer decides whose width codes its inputs. */
type CodedLayer = Pick<AllocatableLayer, 'inputCoder'>;

/** Weights of every layer in order, and the activations that it is the one to code. */
export function allocatedTensors(layers: readonly CodedLayer[]): readonly AllocatedTensor[] {
  return layers.flatMap(({ inputCoder }, layer): AllocatedTensor[] => [
    { layer, role: 'weights' },
    ...(inputCoder === layer ? [{ layer, role: 'activations' } as const] : []),
  ]);
}

/** Width of the bytes of an image; a layer that reads them has this or the scheme's nearest, without effect. */
const imageBits = 8;

/** The scheme's width nearest to the 8 bits of an image's bytes. */
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
  return layers.map(({ inputCoder }) => ({
    weights,
    activations: inputCoder === null ? imageWidth(widths) : activations,
  }));
}

/** Widths given tensor by tensor, in the order of `allocatedTensors`. */
export function bitsOfTensors(
  { layers, widths }: { readonly layers: readonly CodedLayer[]; readonly widths: Scheme['widths'] },
  tensors: readonly AllocatedTensor[],
  chosen: readonly number[],
): readonly LayerBits[] {
  const start: readonly LayerBits[] = layers.map(() => ({ weights: 0, activations: imageWidth(widths) }));
  const own = tensors.reduce((bits, tensor, index) => withBits(bits, tensor, chosen[index] as number), start);
  return withSharedInputs(own, layers);
}

/** Layers that read a tensor that another one codes have the width of that one. */
export function withSharedInputs(
  bits: readonly LayerBits[],
  layers: readonly CodedLayer[],
): readonly LayerBits[] {
  return bits.map((each, layer) => {
    const coder = layers[layer]?.inputCoder ?? layer;
    return { ...each, activations: bits[coder]?.activations ?? each.activations };
  });
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
