import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { schemes } from '../../core/schemes';
import type { SchemeFamily } from '../../core/schemes/scheme';
import { type SymbolShape, symbolShapes } from '../charts/symbol-shape';

export interface SchemeMark {
  readonly family: SchemeFamily;
  readonly shape: SymbolShape;
}

/** Colour by family and shape by the scheme's place in its family. */
export function schemeMark(scheme: string): SchemeMark {
  if (!schemes.has(scheme)) return { family: 'fixed-point', shape: 'circle' };
  const { family } = schemes.get(scheme);
  const place = schemes.all.filter((other) => other.family === family).findIndex(({ id }) => id === scheme);
  return { family, shape: symbolShapes[place % symbolShapes.length] ?? 'circle' };
}

/** Size by the mean of both widths: up to 3 bits, up to 5, more. */
export function sizeStep({ quantization }: TrainingConfiguration): 0 | 1 | 2 {
  const bits = (quantization.weightBits + quantization.activationBits) / 2;
  if (bits <= 3) return 0;
  return bits <= 5 ? 1 : 2;
}
