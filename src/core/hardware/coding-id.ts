import { assertNever } from '../assert-never';
import type { OperandCoding } from '../explore/quantization-plan';
import type { CodeFormat } from '../quantization/code-format';

const idsByCoding = new WeakMap<OperandCoding, number>();
const idsBySignature = new Map<string, number>();

/** The same number for codings of the same content, which are looked up by identity first. */
export function codingId(coding: OperandCoding): number {
  const known = idsByCoding.get(coding);
  if (known !== undefined) return known;
  const signature = codingSignature(coding);
  const id = idsBySignature.get(signature) ?? idsBySignature.size;
  idsBySignature.set(signature, id);
  idsByCoding.set(coding, id);
  return id;
}

function codingSignature({ format, decode }: OperandCoding): string {
  return `${formatSignature(format)},${decode.scale},${decode.mantissaBits},${decode.granularity},${decode.offset}`;
}

function formatSignature(format: CodeFormat): string {
  const { kind, bits, signed, shift, minimum, maximum } = format;
  const range = `${kind},${bits},${signed},${shift},${minimum},${maximum}`;
  switch (format.kind) {
    case 'integer-grid':
    case 'planes':
      return range;
    case 'power-of-two':
      return `${range},${format.hasZero}`;
    case 'additive-powers':
      return `${range},${format.terms.map((term) => term.join('/')).join('+')}`;
    case 'minifloat':
      return `${range},${format.exponentBits}`;
    case 'row-mix':
      return format.rows.map((row) => `${formatSignature(row.format)}*${row.fraction}`).join('+');
    default:
      return assertNever(format);
  }
}
