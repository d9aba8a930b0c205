import { Gunzip } from 'fflate';

/** Why bytes could not be decompressed. */
type GunzipFailure = 'truncated' | 'corrupt';

export type GunzipOutcome = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failure: GunzipFailure };

/** Shortest gzip stream: header, empty block, checksum and length. */
const shortestBytes = 20;
const gzipMagic = [0x1f, 0x8b];

/** Decompresses one gzip stream, natively where the platform can. */
export async function gunzip(compressed: Uint8Array<ArrayBuffer>): Promise<GunzipOutcome> {
  if (typeof DecompressionStream === 'undefined') return gunzipInScript(compressed);
  try {
    const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    // The native error does not say why; and where the script disagrees, the native checksum decides.
    const diagnosis = gunzipInScript(compressed);
    return 'failure' in diagnosis ? diagnosis : { failure: 'corrupt' };
  }
}

/** The same without DecompressionStream; does not verify the checksum of the stream. */
function gunzipInScript(compressed: Uint8Array): GunzipOutcome {
  const startsLikeGzip = gzipMagic.every((byte, index) => (compressed[index] ?? byte) === byte);
  if (compressed.length < shortestBytes && startsLikeGzip) return { failure: 'truncated' };
  const chunks: Uint8Array[] = [];
  try {
    new Gunzip((chunk) => chunks.push(chunk)).push(compressed, true);
  } catch (error) {
    const unexpectedEnd = error instanceof Error && 'code' in error && error.code === 0;
    return { failure: unexpectedEnd ? 'truncated' : 'corrupt' };
  }
  const bytes = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  // The stream ends with its decompressed length, which a file cut within the last bytes does not.
  const trailer = new DataView(compressed.buffer, compressed.byteOffset + compressed.length - 4, 4);
  return trailer.getUint32(0, true) === bytes.length ? { bytes } : { failure: 'truncated' };
}
