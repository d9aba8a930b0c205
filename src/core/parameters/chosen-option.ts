import type { ParamValues } from './param-spec';

/** The option that is set, or the default. Throws a RangeError where the value is no option. */
export function chosenOption<Option extends string>(
  spec: { readonly key: string; readonly options: readonly Option[]; readonly default: Option },
  params: ParamValues,
): Option {
  const value = params[spec.key] ?? spec.default;
  const option = spec.options.find((candidate) => candidate === value);
  if (option === undefined) throw new RangeError(`invalid ${spec.key}: ${value}`);
  return option;
}
