import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes, compressed, of all scripts that the start page names: entry and preloaded modules. */
export function entryScriptKilobytes(folder: string): { readonly kilobytes: number; readonly files: number } {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, path]) => String(path),
  );
  const kilobytes = files.reduce((sum, file) => sum + gzipKilobytes(join(folder, file)), 0);
  return { kilobytes, files: files.length };
}

export function gzipKilobytes(file: string): number {
  return gzipSync(readFileSync(file)).length / 1000;
}
