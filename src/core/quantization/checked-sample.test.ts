import { describe, expect, it } from 'vitest';
import { checkedSample } from './checked-sample';

describe('checkedSample()', () => {
  it('hands finite values on as they are', () => {
    const values = Float32Array.of(0, -1e30, 3);
    expect(checkedSample(values)).toBe(values);
  });

  it.each([
    [[1, Number.NaN, 2], 'Value number 1 is NaN.'],
    [[Number.POSITIVE_INFINITY], 'Value number 0 is Infinity.'],
    [[0, 0, Number.NEGATIVE_INFINITY], 'Value number 2 is -Infinity.'],
    // Beyond float32: 3.4e38.
    [[1e39], 'Value number 0 is Infinity.'],
    [[], 'There are no values to quantize.'],
  ])('refuses %j', (values, message) => {
    expect(() => checkedSample(Float32Array.from(values))).toThrow(message);
  });
});
