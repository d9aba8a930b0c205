import * as v from 'valibot';
import { resultKey } from '../core/explore/result-key';
import type { TrainedResult } from '../core/explore/trained-result';
import { canonicalJson } from '../core/hash';
import { ProblemError } from '../core/problem';
import { trainedResultSchema } from './trained-result-schema';

/** A file of results and its name, for messages. */
export interface ResultFile {
  readonly file: string;
  readonly results: readonly TrainedResult[];
}

/** One line of a JSON Lines file, with its end; equal results give equal lines. */
export function resultLine(result: TrainedResult): string {
  return `${canonicalJson(result)}\n`;
}

/**
 * The results of a JSON Lines file. A last line without its end counts if it is whole; else the program that wrote it
 * was stopped, and it is left out. A ProblemError names the first line that is no result.
 */
export function parseResultLines(text: string, file: string): TrainedResult[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const results = lines.map((line, index) => {
    const outcome = parseLine(line);
    if (outcome.kind === 'result') return outcome.result;
    throw new ProblemError('file-invalid', { file, place: `line ${index + 1}`, reason: outcome.reason });
  });
  const unended = parseLine(last);
  return unended.kind === 'result' ? [...results, unended.result] : results;
}

/** Whether a line, without its end, is a whole result. */
export function isWholeResult(line: string): boolean {
  return parseLine(line).kind === 'result';
}

/**
 * All results of the files, each once, in the order of their configurations: the same however a sweep was split. A
 * ProblemError where two files tell different results of one run, or where a result is not of this version's numerics.
 */
export function mergeResults(files: readonly ResultFile[]): readonly TrainedResult[] {
  const found = new Map<string, { readonly file: string; readonly result: TrainedResult }>();
  for (const { file, results } of files) {
    for (const result of results) {
      const { key } = result;
      if (key !== resultKey(result.configuration)) throw new ProblemError('result-outdated', { file, key });
      const known = found.get(key);
      if (known && measurementOf(known.result) !== measurementOf(result)) {
        throw new ProblemError('results-differ', { key, first: known.file, second: file });
      }
      if (!known?.result.correctBits) found.set(key, { file, result });
    }
  }
  const ordered = [...found.values()].map(
    ({ result }) => [canonicalJson(result.configuration), result] as const,
  );
  ordered.sort(([left], [right]) => (left < right ? -1 : 1));
  return ordered.map(([, result]) => result);
}

/** All but what older results do not tell. */
function measurementOf({ correctBits: _, ...measurement }: TrainedResult): string {
  return canonicalJson(measurement);
}

type ParsedLine =
  | { readonly kind: 'result'; readonly result: TrainedResult }
  | { readonly kind: 'problem'; readonly reason: string };

function parseLine(line: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { kind: 'problem', reason: error instanceof Error ? error.message : String(error) };
  }
  const outcome = v.safeParse(trainedResultSchema, value);
  if (outcome.success) return { kind: 'result', result: outcome.output };
  const [issue] = outcome.issues;
  return { kind: 'problem', reason: `${v.getDotPath(issue) ?? 'the line'}: ${issue.message}` };
}
