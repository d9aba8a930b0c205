import type { OperandCoding } from '../../explore/quantization-plan';
import { codingId } from '../coding-id';
import type { DatapathOptions } from './build-datapath';

/** What of a layer its multipliers see. */
export interface MultipliedCodings {
  readonly weights: OperandCoding;
  readonly inputs: OperandCoding;
}

/** Above the number of codings that a session meets. */
const codingLimit = 2 ** 20;

/** Asks `compute` once for every object of options and pair of codings of the same content. */
export function rememberByCodings<Value>(
  compute: (codings: MultipliedCodings, options: DatapathOptions) => Value,
): (codings: MultipliedCodings, options: DatapathOptions) => Value {
  const remembered = new WeakMap<DatapathOptions, Map<number, Value>>();
  return (codings, options) => {
    const byCodings = remembered.get(options) ?? new Map<number, Value>();
    remembered.set(options, byCodings);
    const key = codingId(codings.weights) * codingLimit + codingId(codings.inputs);
    const known = byCodings.get(key);
    if (known !== undefined) return known;
    const value = compute(codings, options);
    byCodings.set(key, value);
    return value;
  };
}
