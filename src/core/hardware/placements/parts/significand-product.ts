import type { PrimitiveKind } from '../../primitives';
import type { Factor } from './factor';
import { adderDelayNs, multiplierDelayNs } from './path-delay';

/** Product of two significands, before exponents and signs. */
export interface SignificandProduct {
  readonly bits: number;
  /** Primitives with the widths of their operands. */
  readonly elements: readonly (readonly [PrimitiveKind, number, number])[];
  readonly delayNs: number;
}

/**
 * Nothing where one is a power of two. Of sums of powers the one of fewer terms shifts the other operand once per term
 * and adds that up; another sum of powers is a whole number behind one gate per bit. Else a multiplier.
 */
export function significandProduct(a: Factor, b: Factor): SignificandProduct {
  if (isPower(a) || isPower(b)) {
    const bits = Math.max(a.significandBits, b.significandBits);
    return { bits, elements: [...decoder(a), ...decoder(b)], delayNs: 0 };
  }
  const bits = a.significandBits + b.significandBits;
  const sum = fewerTerms(a, b);
  if (sum) {
    const other = sum === a ? b : a;
    return {
      bits,
      elements: [...decoder(other), ...termElements(sum.terms, other.significandBits, bits)],
      delayNs: Math.ceil(Math.log2(sum.terms.length)) * adderDelayNs(bits),
    };
  }
  return {
    bits,
    elements: [['multiply', a.significandBits, b.significandBits]],
    delayNs: multiplierDelayNs(a.significandBits, b.significandBits),
  };
}

/** A sign times a power of two. */
function isPower({ hasSign, significandBits }: Factor): boolean {
  return hasSign && significandBits === 1;
}

function fewerTerms(a: Factor, b: Factor): Factor | null {
  const sums = [a, b].filter(({ terms }) => terms.length > 0);
  return sums.sort((left, right) => left.terms.length - right.terms.length)[0] ?? null;
}

function decoder({ terms, significandBits }: Factor): SignificandProduct['elements'] {
  return terms.length > 0 ? [['and', significandBits, 0]] : [];
}

/** Per term a shifter, where it has a choice of powers, and a gate for none of them; an addition between two terms. */
function termElements(
  terms: Factor['terms'],
  significandBits: number,
  sumBits: number,
): SignificandProduct['elements'] {
  return terms.flatMap((term, index) => {
    const range = Math.log2(Math.max(...term) / Math.min(...term));
    const elements: SignificandProduct['elements'] = [
      ...(range > 0 ? ([['shift', significandBits + range, 0]] as const) : []),
      ['and', significandBits, 0],
      ...(index > 0 ? ([['add', sumBits, 0]] as const) : []),
    ];
    return elements;
  });
}
