import { type Problem, problem } from '../problem';
import type { NumberParam, ParamSpec, ParamValue, ParamValues } from './param-spec';

export interface ParsedParams {
  /** Complete: a parameter that is absent or invalid has its default, a number outside its range the nearest limit. */
  readonly values: ParamValues;
  readonly problems: readonly Problem[];
}

type Parsed = { readonly value: ParamValue; readonly problem: Problem | null };

/**
 * Reads texts of a link or command line as values of the declared parameters. `owner` names whose parameters they
 * are in the problem of an unknown key. Numbers are decimal; switches are `true` or `false`; nothing is trimmed.
 */
export function parseParams(
  specs: readonly ParamSpec[],
  raw: Readonly<Record<string, string>>,
  owner: string,
): ParsedParams {
  const known = specs.map(({ key }) => key);
  const unknown = Object.keys(raw)
    .filter((key) => !known.includes(key))
    .map((key) => problem('unknown-parameter', { key, owner, known: known.join(', ') }));
  const parsed = specs
    .filter(({ key }) => Object.hasOwn(raw, key))
    .map((spec) => [spec.key, parseParam(spec, raw[spec.key] as string)] as const);
  return {
    values: completeParams(specs, Object.fromEntries(parsed.map(([key, { value }]) => [key, value]))),
    problems: [...parsed.flatMap(([, { problem }]) => problem ?? []), ...unknown],
  };
}

/** Defaults, overridden by the members of `partial` that are declared and valid; the others are dropped. */
export function completeParams(specs: readonly ParamSpec[], partial: ParamValues): ParamValues {
  return Object.fromEntries(
    specs.map((spec) => {
      const given = Object.hasOwn(partial, spec.key) ? partial[spec.key] : undefined;
      return [spec.key, given !== undefined && isValidParam(spec, given) ? given : spec.default];
    }),
  );
}

/** Texts of the values that differ from their defaults, by key: what a link or a command line has to carry. */
export function formatParams(
  specs: readonly ParamSpec[],
  values: ParamValues,
): Readonly<Record<string, string>> {
  const complete = completeParams(specs, values);
  const differing = specs.filter((spec) => complete[spec.key] !== spec.default);
  return Object.fromEntries(differing.map(({ key }) => [key, String(complete[key])]));
}

/** True where the value has the kind that is declared and lies among the options or within the range. */
export function isValidParam(spec: ParamSpec, value: ParamValue): boolean {
  switch (spec.kind) {
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value);
    case 'switch':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && isWithin(spec, value);
    case 'real':
      return Number.isFinite(value) && isWithin(spec, value);
  }
}

/** A decimal number without spaces, hexadecimal or infinity; null otherwise. */
export function parseNumber(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function parseParam(spec: ParamSpec, text: string): Parsed {
  switch (spec.kind) {
    case 'choice':
      if (spec.options.includes(text)) return { value: text, problem: null };
      return {
        value: spec.default,
        problem: problem('not-an-option', {
          key: spec.key,
          options: spec.options.join(', '),
          value: excerpt(text),
        }),
      };
    case 'switch':
      if (text === 'true' || text === 'false') return { value: text === 'true', problem: null };
      return {
        value: spec.default,
        problem: problem('not-a-switch', { key: spec.key, value: excerpt(text) }),
      };
    default:
      return parseNumberParam(spec, text);
  }
}

function parseNumberParam(spec: NumberParam, text: string): Parsed {
  const { key, minimum, maximum } = spec;
  const value = parseNumber(text);
  if (value === null) {
    return { value: spec.default, problem: problem('not-a-number', { key, value: excerpt(text) }) };
  }
  if (!isWithin(spec, value)) {
    const nearest = value < minimum ? minimum : maximum;
    return { value: nearest, problem: problem('out-of-range', { key, minimum, maximum, value }) };
  }
  if (spec.kind === 'integer' && !Number.isInteger(value)) {
    return { value: spec.default, problem: problem('not-an-integer', { key, value }) };
  }
  return { value, problem: null };
}

function isWithin({ minimum, maximum }: NumberParam, value: ParamValue): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

/** A notice quotes what was wrong, not 100 kB of it. */
export function excerpt(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
