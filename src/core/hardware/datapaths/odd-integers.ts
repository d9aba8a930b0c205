import type { OperandCoding } from '../../explore/quantization-plan';
import type { CodeFormat } from '../../quantization/code-format';
import { isSign } from '../placements/parts/factor';

/**
 * Half-integer codes k + 1/2 as lanes have them: the odd numbers 2k + 1, whose halves go with the step. Other codes, signs
 * among them, stay.
 */
export function oddIntegers(coding: OperandCoding): OperandCoding {
  const format = oddIntegerFormat(coding.format);
  return format === coding.format ? coding : { ...coding, format };
}

/** The format of a half-integer grid in units of half a step, one bit wider; others and signs as they are. */
export function oddIntegerFormat(format: CodeFormat): CodeFormat {
  if (format.kind !== 'integer-grid' || format.shift === 0 || isSign(format)) return format;
  const { kind, bits, signed, minimum, maximum } = format;
  return { kind, bits: bits + 1, signed, shift: 0, minimum: 2 * minimum, maximum: 2 * maximum };
}
