import { ProblemError } from '../core/problem';
import type { FetchFile, OnBytes } from './load-dataset';

/** Reads data files over HTTP from `baseUrl`, which ends in a slash. */
export function createFetchFile(baseUrl: string): FetchFile {
  return async (file, onBytes) => {
    const response = await request(new URL(file, baseUrl), file);
    const size = Number(response.headers.get('content-length'));
    // With a content encoding, the length is that of the encoded bytes and the body's is unknown.
    const total = size > 0 && !response.headers.has('content-encoding') ? size : null;
    try {
      return await readBody(response, total, onBytes);
    } catch (error) {
      throw new ProblemError('data-unreachable', { file, reason: String(error) });
    }
  };
}

async function request(url: URL, file: string): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ProblemError('data-unreachable', { file, reason: String(error) });
  });
  // Single-page servers answer unknown paths with their start page.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.status === 404 || isPage) throw new ProblemError('data-missing', { file });
  if (!response.ok) throw new ProblemError('data-unreachable', { file, reason: `HTTP ${response.status}` });
  return response;
}

async function readBody(
  response: Response,
  total: number | null,
  onBytes: OnBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    loaded += part.value.length;
    onBytes(loaded, total);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
