import type { NumberParam, ParamValues } from './param-spec';
import { isValidParam } from './parse-params';

/** The number that is set, or the default. Throws a RangeError where it is none or outside the limits. */
export function givenNumber(spec: NumberParam, params: ParamValues): number {
  const value = params[spec.key] ?? spec.default;
  if (typeof value !== 'number' || !isValidParam(spec, value)) {
    throw new RangeError(`invalid ${spec.key}: ${value}`);
  }
  return value;
}
