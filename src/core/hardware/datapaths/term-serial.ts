import type { DatapathClass, DatapathOperand } from './datapath-class';
import { foldedDecoders, wholeDecoders } from './parts/folded-decoders';
import type { IntegerDecoder } from './parts/integer-decoder';
import { integerOperands } from './parts/integer-operands';
import { largestExponent } from './parts/signed-powers';
import { termSerialLanes } from './parts/term-serial-lanes';

const widestBits = 16;

/**
 * Codes as the signed powers of two that they are a sum of, one pair of powers in every cycle: a power of two times another
 * takes one. What recodes integers stands in front of the operands' ports, once for all lanes that share an operand.
 */
export const termSerial: DatapathClass = {
  id: 'term-serial',
  references: ['sharify-2019'],
  operands: (weightBits, inputBits) =>
    integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
  takes: (pair) => wholeDecoders(pair, widestBits) !== null,
  lanes: (spec) => {
    const decoders = foldedDecoders(termSerial.id, spec, widestBits);
    return termSerialLanes(spec, decoders, {
      weights: largestExponent(largestMagnitude(spec.weights, decoders.weights)),
      inputs: largestExponent(largestMagnitude(spec.inputs, decoders.inputs)),
    });
  },
};

function largestMagnitude({ format }: DatapathOperand, { whole }: IntegerDecoder): number {
  const isPower = format.kind === 'power-of-two' || format.kind === 'additive-powers';
  if (isPower) return Math.max(-format.minimum, format.maximum);
  return whole.signed ? 2 ** (whole.bits - 1) : 2 ** whole.bits - 1;
}
