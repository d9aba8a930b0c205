import { appendFileSync, truncateSync } from 'node:fs';
import * as v from 'valibot';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { ProblemError } from '../../src/core/problem';
import { trainedResultSchema } from '../../src/data/trained-result-schema';
import { parseJson, readText } from '../read-json';

/** Results in a JSON Lines file. A last line that was cut off is not one. */
export function readResults(file: string): readonly TrainedResult[] {
  const lines = readText(file).split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const outcome = v.safeParse(trainedResultSchema, parseJson(file, line));
    if (outcome.success) return outcome.output;
    const [issue] = outcome.issues;
    throw new ProblemError('file-invalid', { file, place: `line ${index + 1}`, reason: issue.message });
  });
}

/** Fails before any training where the file cannot be written, and drops the unfinished line of an interrupted run. */
export function prepareResultsFile(file: string): void {
  appendText(file, '');
  const text = readText(file);
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  if (complete.length < text.length) truncateSync(file, Buffer.byteLength(complete));
}

export function appendResult(file: string, result: TrainedResult): void {
  appendText(file, `${JSON.stringify(result)}\n`);
}

function appendText(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw new ProblemError('file-unwritable', { file, reason: (error as Error).message });
  }
}
