import { excerpt } from '../../core/parameters/parse-params';
import { type Problem, problem } from '../../core/problem';
import { maximumSeed, maximumSeeds } from '../experiment-limits';
import type { LinkField } from './link-field';

interface List<Part, Value> {
  readonly key: string;
  /** What may be in it, for messages. */
  readonly options: string;
  readonly maximumCount: number;
  parse(text: string): Value | undefined;
  get(part: Part): readonly Value[];
  set(part: Part, values: readonly Value[]): Part;
}

/** `key=lsq,pact`: what exists is kept, the first that does not is named; empty for none. */
function listField<Part, Value extends string | number>(
  list: List<Part, Value>,
  defaultPart: Part,
): LinkField<Part> {
  const { key, options, maximumCount } = list;
  const textOf = (part: Part): string => list.get(part).join(',');
  return {
    key,
    read: (text, part) => {
      const given = [...new Set(text.split(','))].filter((each) => each !== '');
      const texts = given.slice(0, maximumCount);
      const values = texts.map((each) => list.parse(each));
      const wrong = texts.find((_, index) => values[index] === undefined);
      const problems: readonly Problem[] = [
        ...(wrong === undefined ? [] : [problem('not-an-option', { key, options, value: excerpt(wrong) })]),
        ...(given.length > maximumCount
          ? [problem('link-list-too-long', { key, count: given.length, maximum: maximumCount })]
          : []),
      ];
      return {
        part: list.set(
          part,
          values.filter((value) => value !== undefined),
        ),
        problems,
      };
    },
    write: (part) => (textOf(part) === textOf(defaultPart) ? null : textOf(part)),
  };
}

/** A list of some of the options. */
export function optionsField<Part, Option extends string | number>(
  key: string,
  options: readonly Option[],
  defaultPart: Part,
  lens: Pick<List<Part, Option>, 'get' | 'set'>,
): LinkField<Part> {
  const parse = (text: string) => options.find((option) => String(option) === text);
  const list = { key, options: options.join(', '), maximumCount: options.length, parse, ...lens };
  return listField(list, defaultPart);
}

export function seedsField<Part>(
  key: string,
  defaultPart: Part,
  lens: Pick<List<Part, number>, 'get' | 'set'>,
): LinkField<Part> {
  const parse = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
  const list = { key, options: `0 to ${maximumSeed}`, maximumCount: maximumSeeds, parse, ...lens };
  return listField(list, defaultPart);
}
