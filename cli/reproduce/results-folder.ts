import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { ProblemError } from '../../src/core/problem';
import { mergeResults } from '../../src/data/result-lines';
import { prepareResultsFile, readResults } from '../explore/results-file';

interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The file of a folder that one shard appends to, mended and ready. */
export function openResultsFolder(folder: string, { index, count }: Shard): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ProblemError('file-unwritable', { file: folder, reason: (error as Error).message });
  }
  const file = join(folder, count === 1 ? 'results.jsonl' : `results-${index}-of-${count}.jsonl`);
  prepareResultsFile(file);
  return file;
}

/** What all shards in a folder have found so far, and of `others` what the folder lacks. */
export function readResultsFolder(
  folder: string,
  others: readonly TrainedResult[] = [],
): readonly TrainedResult[] {
  const names = readdirSync(folder).filter((name) => /^results.*\.jsonl$/.test(name));
  const found = mergeResults(names.sort().map((name) => fileOf(join(folder, name))));
  const keys = new Set(found.map(({ key }) => key));
  return [...found, ...others.filter(({ key }) => !keys.has(key))];
}

function fileOf(file: string) {
  return { file, results: readResults(file) };
}
