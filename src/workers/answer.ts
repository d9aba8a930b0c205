import { assertNever } from '../core/assert-never';
import { type Problem, ProblemError, problem } from '../core/problem';

/** What a worker replies: errors lose their class on the way between threads, so a problem travels as data. */
export type Answer<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'cancelled' };

/** The work ended because its caller asked for that. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

/** In the worker: the outcome of the work as an answer. */
export async function answer<Value>(work: () => Value | Promise<Value>): Promise<Answer<Value>> {
  try {
    return { kind: 'value', value: await work() };
  } catch (error) {
    if (error instanceof CancelledError) return { kind: 'cancelled' };
    return { kind: 'problem', problem: problemOf(error) };
  }
}

/** In the page: the value, or the problem as an error. */
export function unwrap<Value>(reply: Answer<Value>): Value {
  switch (reply.kind) {
    case 'value':
      return reply.value;
    case 'problem':
      throw new ProblemError(reply.problem.code, reply.problem.parameters);
    case 'cancelled':
      throw new CancelledError();
    default:
      return assertNever(reply);
  }
}

/** The problem that an error carries, or `unexpected` with its message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem('unexpected', { message: error instanceof Error ? error.message : String(error) });
}
