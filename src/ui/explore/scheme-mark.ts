import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { schemes } from '../../core/schemes';
import type { SchemeFamily } from '../../core/schemes/scheme';
import { type SymbolShape, symbolShapes } from '../charts/symbol-shape';

export interface SchemeMark {
  readonly family: SchemeFamily;
  readonly shape: SymbolShape;
}

/** Colour by family and shape by scheme. The shape is the scheme's place in the registry, so that it never changes. */
export function schemeMark(scheme: string): SchemeMark {
  const place = schemes.ids.indexOf(scheme);
  const shape = symbolShapes[Math.max(0, place) % symbolShapes.length] ?? 'circle';
  return { family: schemes.has(scheme) ? schemes.get(scheme).family : 'fixed-point', shape };
}

/** Size by the mean of both widths: up to 3 bits, up to 5, more. */
export function sizeStep({ quantization }: TrainingConfiguration): 0 | 1 | 2 {
  const bits = (quantization.weightBits + quantization.activationBits) / 2;
  if (bits <= 3) return 0;
  return bits <= 5 ? 1 : 2;
}
