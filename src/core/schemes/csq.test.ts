import { expect, it } from 'vitest';
import { decode, encode } from '../quantization/encode';
import { csq } from './csq';

it('codes weights on as many levels above zero as below', () => {
  const values = Float32Array.of(-9, -0.1, 0, 0.1, 9);
  const fitted = csq.fit({ role: 'weights', values, channels: 1, bits: 2 }, {});
  const quantizer = { ...fitted, steps: Float32Array.of(2) };
  expect([...encode(values, quantizer)]).toEqual([-2, -1, 0, 0, 1]);
  expect([...decode(encode(values, quantizer), quantizer)]).toEqual([-3, -1, 1, 1, 3]);
});

it("starts with LSQ's step for the largest half-integer code", () => {
  // 2 * 3 / sqrt(1.5)
  const values = Float32Array.of(2, -4);
  const { steps } = csq.fit({ role: 'weights', values, channels: 1, bits: 2 }, {});
  expect(steps[0]).toBeCloseTo(4.898979, 5);
});
