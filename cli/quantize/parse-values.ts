import { excerpt, parseNumber } from '../../src/core/parameters/parse-params';
import { ProblemError } from '../../src/core/problem';
import { checkedSample } from '../../src/core/quantization/checked-sample';

/**
 * Numbers of a text: a JSON list, or numbers between spaces and commas. A ProblemError for what is no number, for NaN and
 * infinities (also beyond float32), and for an empty list.
 */
export function parseValues(file: string, text: string): Float32Array {
  const parts = text.trim().startsWith('[') ? jsonList(file, text) : textParts(text);
  return checkedSample(Float32Array.from(parts, (part, index) => numberOf(file, part, index)));
}

function textParts(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function jsonList(file: string, text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    // NaN and Infinity are no JSON: as texts they get an answer that says where they stand.
    const inner = text.trim().replace(/^\[|\]$/g, '');
    if (inner.includes('['))
      throw new ProblemError('file-not-json', { file, reason: 'a list within a list' });
    return textParts(inner);
  }
}

const notFinite: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

function numberOf(file: string, part: unknown, index: number): number {
  if (typeof part === 'number') return part;
  const text = String(part);
  const value = typeof part === 'string' ? (parseNumber(text) ?? notFinite[text.toLowerCase()]) : undefined;
  if (value !== undefined) return value;
  throw new ProblemError('not-a-number', { key: `${file}[${index}]`, value: excerpt(text) });
}
