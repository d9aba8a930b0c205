import { CommanderError } from 'commander';
import { ProblemError } from '../src/core/problem';
import type { ProblemCode } from '../src/core/problem-templates';
import { printLine } from './output';

export const exitCodes = { success: 0, failure: 1, badInput: 2 } as const;

/** Problems that no other input would avoid. */
const failures: readonly ProblemCode[] = [
  'data-missing',
  'data-unreachable',
  'data-truncated',
  'data-corrupt',
  'backend-unavailable',
  'training-diverged',
];

/** Says in one line what went wrong, unless commander already has, and returns the code to exit with. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.success : exitCodes.badInput;
  }
  if (error instanceof ProblemError) {
    printLine(`error: ${error.message}`);
    return failures.includes(error.problem.code) ? exitCodes.failure : exitCodes.badInput;
  }
  printLine(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitCodes.failure;
}
