import { expect, it } from 'vitest';
import { dynamicFixedPoint } from './dynamic-fixed-point';

it('is symmetric with a sign and uses all codes without', () => {
  expect(dynamicFixedPoint.weightCodes(3, {})).toMatchObject({ minimum: -3, maximum: 3 });
  expect(dynamicFixedPoint.activationCodes(3, {})).toMatchObject({ minimum: 0, maximum: 7 });
});

it('starts at the range that its overflow limit allows', () => {
  const sample = {
    role: 'activations',
    values: Float32Array.of(20, ...Array.from({ length: 9 }, () => 1)),
    channels: 1,
    bits: 2,
  } as const;
  // Largest code 3: 3 s > 20 at s = 8; one value in ten may overflow: 3 s > 1 at s = 1/2.
  expect([...dynamicFixedPoint.fit(sample, {}).steps]).toEqual([8]);
  expect([...dynamicFixedPoint.fit(sample, { overflowLimit: 0.1 }).steps]).toEqual([0.5]);
});

it('hands its parameters to the training', () => {
  const estimator = { kind: 'overflow-counter', updateSteps: 50, limitFraction: 0.01 };
  expect(dynamicFixedPoint.estimator({ rangeUpdate: 50, overflowLimit: 0.01 })).toEqual({
    weights: estimator,
    activations: estimator,
  });
  expect(() => dynamicFixedPoint.estimator({ rangeUpdate: 0 })).toThrow('rangeUpdate');
});
