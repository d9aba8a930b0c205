import type { CodeFormat } from '../../../quantization/code-format';
import { isSign, isTernary, valueBits } from '../../placements/parts/factor';
import type { OperandName } from '../../placements/parts/operand';
import type { DatapathOperand } from '../datapath-class';
import { codedFactor } from './coded-factor';
import { decodedInteger } from './decoded-integer';
import { type IntegerDecoder, integerGridDecoder } from './integer-decoder';
import { planesDecoder } from './planes-decoder';
import { codeOf } from './stored-word';

/** Codes that are no plain integers lie on their ports as stored patterns. Signs of half count as -1 and 1, whatever the offset. */
export function codedDecoder(operand: DatapathOperand, name: OperandName): IntegerDecoder {
  const { format } = operand;
  if (format.kind === 'row-mix') throw new RangeError('mixed rows have a column per row format');
  if (format.kind === 'planes') return planesDecoder(format, name);
  if (format.kind === 'integer-grid' && !isSign(format) && !isTernary(format)) {
    return integerGridDecoder(operand);
  }
  const wholeOf = (word: number): bigint => {
    const code = BigInt(codeOf(format, word));
    return isSign(format) ? 2n * code + 1n : code;
  };
  return {
    stored: { bits: format.bits, signed: false },
    whole: { bits: isSign(format) ? 2 : valueBits(format), signed: format.signed },
    constantPorts: [],
    describe: (logic, stored) => decodedInteger(logic, format, stored),
    wholeOf,
    codes: {
      count: 1,
      factors: (logic, stored) => [codedFactor(logic, format, stored)],
      valuesOf: (word) => [wholeOf(word)],
    },
  };
}

/** Codes that are a sign, or a sign per plane. */
export function isSigns(format: CodeFormat): boolean {
  return format.kind === 'planes' || isSign(format);
}
