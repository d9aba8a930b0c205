import { addedUp } from './added-up';
import { type StagePart, signedPort, unsignedPort, valueNamed } from './stage-part';
import type { RoundedResult } from './stage-spec';

/** `sum` times the dyadic mantissa of its factor (`jacob-2018`), all bits kept. */
export function scaledSum(
  { mantissaBits, signedMantissa }: Pick<RoundedResult, 'mantissaBits' | 'signedMantissa'>,
  sumBits: number,
): StagePart {
  const mantissa = signedMantissa
    ? signedPort('mantissa', mantissaBits + 1)
    : unsignedPort('mantissa', mantissaBits);
  return {
    samplePorts: [],
    constantPorts: [],
    loadedPorts: [mantissa],
    steps: addedUp({
      name: 'sum',
      width: sumBits + mantissa.width,
      signed: true,
      terms: (wires) => [{ kind: 'product', a: wires.take('sum'), b: wires.take('mantissa') }],
    }),
    reference: (values) => ({ sum: valueNamed(values, 'sum') * valueNamed(values, 'mantissa') }),
  };
}
