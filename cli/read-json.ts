import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ProblemError } from '../src/core/problem';

/** The text of a file that the user named, without the byte-order mark that some editors put before it. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ProblemError('file-unreadable', { file, reason: (error as Error).message });
  }
}

/** A JSON file that fits a schema; a ProblemError that names the file and the place where it does not. */
export function readJson<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  return checkJson(file, parseJson(file, readText(file)), schema);
}

export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError('file-not-json', { file, reason: (error as Error).message });
  }
}

function checkJson<Schema extends v.GenericSchema>(
  file: string,
  value: unknown,
  schema: Schema,
): v.InferOutput<Schema> {
  const outcome = v.safeParse(schema, value);
  if (outcome.success) return outcome.output;
  const [issue] = outcome.issues;
  throw new ProblemError('file-invalid', {
    file,
    place: v.getDotPath(issue) ?? 'the top level',
    reason: issue.message,
  });
}
