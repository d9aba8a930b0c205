import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { ProblemError } from '../src/core/problem';

/** Writes a whole file or none: what was there stays until the new text is on the disk. */
export function writeText(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new ProblemError('file-unwritable', { file, reason: (error as Error).message });
  }
}
