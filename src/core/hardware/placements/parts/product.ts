import type { CodeFormat } from '../../../quantization/code-format';
import { activeUse, type PrimitiveKind, type PrimitiveUse } from '../../primitives';
import { type Factor, factorOf, type PlainFormat, rowsOf } from './factor';
import { adderDelayNs } from './path-delay';
import { significandProduct } from './significand-product';

/** Product of one weight and one input in a lane. */
export interface Product {
  readonly uses: readonly PrimitiveUse[];
  /** Partial products that are added up apart: weight planes times input planes. */
  readonly planePairs: number;
  /** Width of one of them. */
  readonly bits: number;
  readonly delayNs: number;
}

export type RowProduct = Product & { readonly fraction: number };

/** Products of every kind of row with the inputs, and the shares of the rows. */
export function productsOf(weights: CodeFormat, inputs: CodeFormat): readonly RowProduct[] {
  return rowsOf(weights).flatMap((weightRow) =>
    rowsOf(inputs).map((inputRow) => ({
      ...productOf(weightRow.format, inputRow.format),
      fraction: weightRow.fraction * inputRow.fraction,
    })),
  );
}

/**
 * The cheapest exact product of two codes. Integers meet in a multiplier; a sign turns the other operand's (one gate per
 * bit, one XNOR in all for two signs), a zero of its own gates it, a power of two shifts it, planes do so one by one.
 * Sums of powers of two shift the other operand once per term and add that up. Minifloats multiply significands, add
 * exponents and shift the product to its place in an accumulator that holds all places. Shifters and gates are without a
 * published delay and left out.
 */
function productOf(weights: PlainFormat, inputs: PlainFormat): Product {
  const [a, b] = [factorOf(weights), factorOf(inputs)];
  const significands = significandProduct(a, b);
  const width = significands.bits + a.exponents - 1 + b.exponents - 1;
  const planePairs = a.planes * b.planes;
  const exponentBits = a.exponents > 1 && b.exponents > 1 ? exponentSumBits(a, b) : 0;
  const use = (kind: PrimitiveKind, bitsA: number, bitsB = 0): PrimitiveUse => ({
    ...activeUse('multiply', 'lane', kind, bitsA, bitsB),
    count: planePairs,
  });
  const bothSigns = a.hasSign && b.hasSign;
  const anySign = a.hasSign || b.hasSign;
  const gatesZero = a.gatesZero || b.gatesZero;
  return {
    uses: [
      ...significands.elements.map((element) => use(...element)),
      ...(exponentBits > 0 ? [use('add', exponentBits)] : []),
      ...(a.exponents > 1 || b.exponents > 1 ? [use('shift', width)] : []),
      ...(bothSigns ? [use('and', 1)] : []),
      ...(anySign && !(bothSigns && width === 1) ? [use('and', width)] : []),
      ...(gatesZero ? [use('and', width)] : []),
    ],
    planePairs,
    bits: !anySign || (bothSigns && width === 1 && !gatesZero) ? width : width + 1,
    delayNs: significands.delayNs + adderDelayNs(exponentBits),
  };
}

function exponentSumBits(a: Factor, b: Factor): number {
  return Math.ceil(Math.log2(Math.max(a.exponents, b.exponents))) + 1;
}
