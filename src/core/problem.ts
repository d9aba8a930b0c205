import { type ProblemCode, problemTemplates } from './problem-templates';

export type ProblemParameters = Readonly<Record<string, string | number>>;

/** Something a person must be told, as a code with parameters: the page translates it, the command line prints English. */
export interface Problem {
  readonly code: ProblemCode;
  readonly parameters: ProblemParameters;
}

/** A problem without an error to throw. */
export function problem(code: ProblemCode, parameters: ProblemParameters = {}): Problem {
  return { code, parameters };
}

/** The English sentence of a problem. */
export function problemText({ code, parameters }: Problem): string {
  return problemTemplates[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(parameters[name] ?? ''),
  );
}

/** An error that carries a problem across layers and worker borders. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, parameters: ProblemParameters = {}) {
    const carried = problem(code, parameters);
    super(problemText(carried));
    this.name = 'ProblemError';
    this.problem = carried;
  }
}
