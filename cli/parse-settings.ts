import type { ParamSpec, ParamValues } from '../src/core/parameters/param-spec';
import { parseParams } from '../src/core/parameters/parse-params';
import { ProblemError } from '../src/core/problem';

export type OwnedSpecs<Owner extends string> = Readonly<Record<Owner, readonly ParamSpec[]>>;

/**
 * Complete parameters of every owner, from assignments `key=value` or, where two owners share a key, `owner.key=value`.
 * `command` names who was asked in the problem of an unknown key. An unknown key, a malformed assignment and a value
 * outside its range are ProblemErrors.
 */
export function parseSettings<Owner extends string>(
  assignments: readonly string[],
  specs: OwnedSpecs<Owner>,
  command: string,
): Readonly<Record<Owner, ParamValues>> {
  const owners = Object.keys(specs) as Owner[];
  const texts = new Map(owners.map((owner): [Owner, Record<string, string>] => [owner, {}]));
  const pattern = new RegExp(`^(?:(${owners.join('|')})\\.)?([\\w-]+)=(.*)$`, 's');
  for (const assignment of assignments) {
    const match = pattern.exec(assignment);
    if (!match) throw new ProblemError('not-a-setting', { value: assignment });
    const [, named, key, value] = match as unknown as [string, Owner | undefined, string, string];
    const candidates = named ? [named] : owners;
    const owner = candidates.find((candidate) => specs[candidate].some((spec) => spec.key === key));
    if (!owner) {
      const known = candidates.flatMap((candidate) => specs[candidate].map((spec) => spec.key));
      throw new ProblemError('unknown-parameter', { key, owner: named ?? command, known: known.join(', ') });
    }
    texts.set(owner, { ...texts.get(owner), [key]: value });
  }
  return Object.fromEntries(
    owners.map((owner) => [owner, strictParams(specs[owner], texts.get(owner) ?? {}, command)]),
  ) as Record<Owner, ParamValues>;
}

function strictParams(
  specs: readonly ParamSpec[],
  texts: Readonly<Record<string, string>>,
  command: string,
): ParamValues {
  const { values, problems } = parseParams(specs, texts, command);
  const [first] = problems;
  if (first) throw new ProblemError(first.code, first.parameters);
  return values;
}
