import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../src/core/problem';
import type { FetchFile } from '../src/data/load-dataset';

/** Reads data files from a folder: the counterpart of the page's reader over HTTP. */
export function createReadFile(folder: string): FetchFile {
  return async (file, onBytes) => {
    const bytes = new Uint8Array(
      await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new ProblemError('data-missing', { file });
        throw new ProblemError('data-unreachable', { file, reason: error.message });
      }),
    );
    onBytes(bytes.length, bytes.length);
    return bytes;
  };
}
