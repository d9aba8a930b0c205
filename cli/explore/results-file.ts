import { appendFileSync, truncateSync } from 'node:fs';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { ProblemError } from '../../src/core/problem';
import { isWholeResult, parseResultLines, resultLine } from '../../src/data/result-lines';
import { readText } from '../read-json';

/** Results in a JSON Lines file. A last line that was cut off is not one. */
export function readResults(file: string): readonly TrainedResult[] {
  return parseResultLines(readText(file), file);
}

/**
 * Fails before any training where the file cannot be written, and mends the last line of an interrupted run: a whole
 * result gets its end, anything else is cut off.
 */
export function prepareResultsFile(file: string): void {
  appendText(file, '');
  const text = readText(file);
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  const last = text.slice(complete.length);
  if (last === '') return;
  if (isWholeResult(last)) appendText(file, '\n');
  else truncateSync(file, Buffer.byteLength(complete));
}

export function appendResult(file: string, result: TrainedResult): void {
  appendText(file, resultLine(result));
}

function appendText(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw new ProblemError('file-unwritable', { file, reason: (error as Error).message });
  }
}
