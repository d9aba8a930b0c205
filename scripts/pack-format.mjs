import { crc32, gunzipSync, gzipSync } from 'node:zlib';

/**
 * The dataset file format, documented in docs/data.md; src/data/parse-pack.ts reads it.
 * A gzip stream of: magic (4 bytes), version (u32), header length (u32), CRC-32 of all that follows (u32), header (JSON),
 * images, labels. Integers are little-endian.
 */
const magic = 'BFDS';
const version = 1;
const prefixBytes = 16;

export function writePack(header, images, labels) {
  const headerBytes = Buffer.from(JSON.stringify(header));
  const body = Buffer.concat([headerBytes, images, labels]);
  const prefix = Buffer.alloc(prefixBytes);
  prefix.write(magic, 0, 'latin1');
  prefix.writeUInt32LE(version, 4);
  prefix.writeUInt32LE(headerBytes.length, 8);
  prefix.writeUInt32LE(crc32(body), 12);
  return gzipSync(Buffer.concat([prefix, body]), { level: 9 });
}

/** The header of a pack file of this version, or null where the bytes are anything else. */
export function readPackHeader(packed) {
  try {
    const bytes = gunzipSync(packed);
    if (bytes.toString('latin1', 0, 4) !== magic || bytes.readUInt32LE(4) !== version) return null;
    return JSON.parse(bytes.toString('utf8', prefixBytes, prefixBytes + bytes.readUInt32LE(8)));
  } catch {
    return null;
  }
}
