import { expect, it } from 'vitest';
import { encode } from '../quantization/encode';
import { qil } from './qil';

it('starts as plain rounding of all below its clip', () => {
  const values = Float32Array.of(0, 0.5, 1, 1.5);
  const inputs = qil.fit({ role: 'activations', values, channels: 1, bits: 2 }, {});
  expect(inputs.encoder).toEqual({ steps: inputs.steps, offsets: inputs.offsets });
  expect([...inputs.steps]).toEqual([0.5]);
  expect([...encode(values, inputs)]).toEqual([0, 1, 2, 3]);
});

it('has ternary weights of 2 bits', () => {
  const values = Float32Array.of(-1, 0, 1);
  const weights = qil.fit({ role: 'weights', values, channels: 1, bits: 2 }, {});
  expect([...encode(values, weights)]).toEqual([-1, 0, 1]);
  expect(weights.encoder).toBeUndefined();
});
