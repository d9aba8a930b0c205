import type { ParamValues } from '../parameters/param-spec';
import { schemes } from '../schemes';
import type { Scheme, TensorRole } from '../schemes/scheme';
import type { LayerBits, QuantizationChoice } from './training-configuration';

/** Which scheme codes a tensor, in how many bits. */
export interface TensorCoding {
  readonly scheme: Scheme;
  readonly params: ParamValues;
  readonly bits: number;
}

export type LayerCoding = Readonly<Record<TensorRole, TensorCoding>>;

const edgeBits = 8;

/** Codes edge weights of 8 bits where the chosen scheme has no such width. */
const edgeSchemeId = 'lsq';

/**
 * Scheme and width of every layer with weights, in order. Explicit widths per layer win. Otherwise, with `eight-bit`
 * edge layers, the weights of the first and last layer and the activations that enter the last have 8 bits; a scheme
 * without 8 bits leaves those weights to `lsq` and codes the activations as everywhere. A RangeError where explicit
 * widths are those of another number of layers, or where the scheme lacks a width.
 */
export function layerCodings(choice: QuantizationChoice, layers: number): readonly LayerCoding[] {
  const given = choice.layerBits?.length ?? layers;
  if (given !== layers) throw new RangeError(`widths of ${given} layers for ${layers}`);
  return Array.from({ length: layers }, (_, index) => {
    const { weights, activations } = choice.layerBits?.[index] ?? edgeAwareBits(choice, index, layers);
    return {
      weights: coding(choice, 'weights', weights),
      activations: coding(choice, 'activations', activations),
    };
  });
}

/** Widths of a layer without explicit ones. */
export function edgeAwareBits(choice: QuantizationChoice, index: number, layers: number): LayerBits {
  const { weightBits, activationBits, edgeLayers } = choice;
  if (edgeLayers === 'same') return { weights: weightBits, activations: activationBits };
  const isLast = index === layers - 1;
  const codesEightBits = schemes.get(choice.scheme).widths.activations.includes(edgeBits);
  return {
    weights: index === 0 || isLast ? edgeBits : weightBits,
    activations: isLast && codesEightBits ? edgeBits : activationBits,
  };
}

function coding(choice: QuantizationChoice, role: TensorRole, bits: number): TensorCoding {
  const scheme = schemes.get(choice.scheme);
  if (scheme.widths[role].includes(bits)) return { scheme, params: choice.schemeParams, bits };
  if (role === 'weights' && bits === edgeBits) return { scheme: schemes.get(edgeSchemeId), params: {}, bits };
  throw new RangeError(`${scheme.id} has no ${role} of ${bits} bits`);
}
