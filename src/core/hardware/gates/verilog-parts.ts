/** Bits of a named wire or of a number; a single bit may stand several times. Words in Verilog are lists of them. */
export type VerilogPart = WirePart | LiteralPart;

interface WirePart {
  readonly kind: 'wire';
  readonly name: string;
  readonly wireWidth: number;
  readonly from: number;
  /** Bits of the part: of the wire, or repetitions of its one bit `from`. */
  readonly width: number;
  readonly isRepeated: boolean;
}

interface LiteralPart {
  readonly kind: 'literal';
  readonly value: bigint;
  readonly width: number;
}

/** Least significant part first. */
export type VerilogParts = readonly VerilogPart[];

/** All bits of a wire. */
export function wireParts(name: string, width: number): VerilogParts {
  return [{ kind: 'wire', name, wireWidth: width, from: 0, width, isRepeated: false }];
}

/** The lowest `width` bits of a number. */
export function literalParts(value: bigint, width: number): VerilogParts {
  return width === 0 ? [] : [{ kind: 'literal', value: BigInt.asUintN(width, value), width }];
}

/** Bits of all parts together. */
export function partsWidth(parts: VerilogParts): number {
  return parts.reduce((sum, { width }) => sum + width, 0);
}

/** Bits `from` to `from + width - 1`. */
export function slicedParts(parts: VerilogParts, from: number, width: number): VerilogParts {
  const slices: VerilogPart[] = [];
  let start = 0;
  for (const part of parts) {
    const low = Math.max(from - start, 0);
    const high = Math.min(from + width - start, part.width);
    if (low < high) slices.push(slicedPart(part, low, high - low));
    start += part.width;
  }
  return slices;
}

function slicedPart(part: VerilogPart, from: number, width: number): VerilogPart {
  if (part.kind === 'literal') {
    return { ...part, value: BigInt.asUintN(width, part.value >> BigInt(from)), width };
  }
  return { ...part, from: part.isRepeated ? part.from : part.from + from, width };
}

/** Side by side, the first one lowest; neighbouring bits of one wire become one part. */
export function joinedParts(lists: readonly VerilogParts[]): VerilogParts {
  const joined: VerilogPart[] = [];
  for (const part of lists.flat()) {
    const last = joined.at(-1);
    const merged = last && mergedParts(last, part);
    if (merged) joined[joined.length - 1] = merged;
    else joined.push(part);
  }
  return joined;
}

function mergedParts(low: VerilogPart, high: VerilogPart): VerilogPart | null {
  if (low.kind === 'literal' && high.kind === 'literal') {
    return { ...low, value: low.value | (high.value << BigInt(low.width)), width: low.width + high.width };
  }
  if (low.kind === 'literal' || high.kind === 'literal' || low.name !== high.name) return null;
  if (low.isRepeated || high.isRepeated || low.from + low.width !== high.from) return null;
  return { ...low, width: low.width + high.width };
}

/** The bits with the sign or with zeros in front, cut to the width. */
export function extendedParts(parts: VerilogParts, width: number, signed: boolean): VerilogParts {
  const present = partsWidth(parts);
  if (present >= width) return slicedParts(parts, 0, width);
  const missing = width - present;
  const sign = signed ? slicedParts(parts, present - 1, 1)[0] : undefined;
  if (!sign) return joinedParts([parts, literalParts(0n, missing)]);
  if (sign.kind === 'literal') return joinedParts([parts, literalParts(-sign.value, missing)]);
  return [...parts, { ...sign, width: missing, isRepeated: missing > 1 }];
}

/** An expression that keeps its width wherever it stands. */
export function partsText(parts: VerilogParts): string {
  const [only] = parts;
  if (!only) throw new RangeError('a word without bits');
  if (parts.length === 1) return partText(only);
  return `{${[...parts].reverse().map(partText).join(', ')}}`;
}

function partText(part: VerilogPart): string {
  if (part.kind === 'literal') return literalText(part.value, part.width);
  const { name, wireWidth, from, width, isRepeated } = part;
  const bit = wireWidth === 1 ? name : `${name}[${from}]`;
  if (isRepeated) return `{${width}{${bit}}}`;
  if (width === wireWidth) return name;
  return width === 1 ? bit : `${name}[${from + width - 1}:${from}]`;
}

const widestDecimal = 32;

/** A number as Verilog writes it: decimal, hexadecimal where it is wide. */
export function literalText(value: bigint, width: number): string {
  return width > widestDecimal ? `${width}'h${value.toString(16)}` : `${width}'d${value}`;
}

/** The range in front of a declared name; nothing for a single bit. */
export function rangeText(width: number): string {
  return width === 1 ? '' : `[${width - 1}:0] `;
}
