import { tensor, tidy, type Variable } from '@tensorflow/tfjs-core';

/** Moves the entries of a variable that lie outside into [minimum, maximum]; `minimum` wins where the two cross. */
export function keepWithin(parameter: Variable, minimum: number, maximum: number): void {
  const values = parameter.dataSync<'float32'>();
  if (values.every((value) => value >= minimum && value <= maximum)) return;
  const kept = values.map((value) => Math.max(Math.min(value, maximum), minimum));
  tidy(() => parameter.assign(tensor(kept, parameter.shape)));
}
