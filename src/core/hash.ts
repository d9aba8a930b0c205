/** 64-bit FNV-1a of bytes or of a text's UTF-16 code units, as 16 hexadecimal digits. Not cryptographic. */
export function hash(content: string | Uint8Array): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const length = content.length;
  for (let index = 0; index < length; index++) {
    const unit = typeof content === 'string' ? content.charCodeAt(index) : (content[index] as number);
    low = (low ^ unit) >>> 0;
    // Multiply the 64-bit state by the prime 2^40 + 0x1b3, low and high words apart.
    const product = low * 0x1b3;
    const carried = Math.floor(product / 2 ** 32);
    high = (Math.imul(high, 0x1b3) + carried + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** JSON with sorted keys: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
