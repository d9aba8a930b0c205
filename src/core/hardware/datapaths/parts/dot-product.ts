import type { ExpectedValues, OperandStep } from '../datapath-class';
import type { Decoders } from './integer-column';

/** The sum of all lanes' products over the steps: what the port `sum` of lanes that take integers as they are must hold. */
export function expectedDotProduct(
  { weights, inputs }: Decoders,
  steps: readonly OperandStep[],
): ExpectedValues {
  let sum = 0n;
  for (const step of steps) {
    for (let lane = 0; lane < step.weights.length; lane++) {
      const weight = weights.wholeOf(step.weights[lane] as number, {});
      sum += weight * inputs.wholeOf(step.inputs[lane] as number, {});
    }
  }
  return { sum };
}
