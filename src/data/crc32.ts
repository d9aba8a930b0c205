const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/** CRC-32 as in gzip and zlib. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) {
    const entry = ((bytes[index] as number) ^ remainder) & 0xff;
    remainder = (remainder >>> 8) ^ (table[entry] as number);
  }
  return ~remainder >>> 0;
}
