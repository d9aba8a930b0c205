import { ProblemError } from '../problem';

/**
 * The values themselves, where a quantizer can be fitted to them. A ProblemError `not-finite` names the first index
 * (from 0) that holds NaN or an infinity; `no-values` where there is none at all.
 */
export function checkedSample(values: Float32Array): Float32Array {
  if (values.length === 0) throw new ProblemError('no-values');
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw new ProblemError('not-finite', { index, value: String(values[index]) });
  return values;
}
