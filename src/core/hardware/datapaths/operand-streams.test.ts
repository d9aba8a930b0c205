import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid, planeCodes, powerOfTwoCodes } from '../../quantization/code-format';
import { operandStreams } from './operand-streams';
import { codeOf } from './parts/stored-word';

const formats = { weights: integerGrid(4, true), inputs: integerGrid(4, false) };

describe('operandStreams', () => {
  const streams = operandStreams(formats, 16);
  const steps = streams.flat();

  it('gives 32 streams of 48 steps in sums of 9', () => {
    expect(streams.map((stream) => stream.length)).toEqual(new Array(32).fill(48));
    const begins = streams[31]!.flatMap(({ isFirst }, step) => (isFirst ? [step] : []));
    expect(begins).toEqual([0, 9, 18, 27, 36, 45]);
    expect(steps.every(({ weights, inputs }) => weights.length === 16 && inputs.length === 16)).toBe(true);
  });

  it('codes normal weights around zero and half-normal inputs, half of them zero', () => {
    const weights = steps.flatMap((step) =>
      Array.from(step.weights, (word) => codeOf(formats.weights, word)),
    );
    const inputs = steps.flatMap((step) => Array.from(step.inputs));
    const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    // 24,576 values with a deviation of about 3 steps: their mean is 0 within 0.02, five times which is allowed.
    expect(Math.abs(mean(weights))).toBeLessThan(0.1);
    expect(Math.max(...weights)).toBe(7);
    expect(Math.min(...weights)).toBe(-8);
    expect(Math.max(...inputs)).toBe(15);
    // Half are negative, and some of the others less than half a step.
    const zeros = mean(inputs.map((code) => (code === 0 ? 1 : 0)));
    expect(zeros).toBeGreaterThan(0.49);
    expect(zeros).toBeLessThan(0.6);
  });

  it('repeats itself for a seed only', () => {
    const options = { streams: 1, steps: 2 };
    expect(operandStreams(formats, 4, options)).toEqual(operandStreams(formats, 4, options));
    expect(operandStreams(formats, 4, { ...options, seed: 2 })).not.toEqual(
      operandStreams(formats, 4, options),
    );
  });

  it('holds stationary weights for a stream', () => {
    const [first, second] = operandStreams(formats, 16, { streams: 2, steps: 5, stationary: 'weights' });
    expect(first!.every(({ weights }) => weights === first![0]!.weights)).toBe(true);
    expect(second![0]!.weights).not.toEqual(first![0]!.weights);
    expect(first![1]!.inputs).not.toEqual(first![0]!.inputs);
  });

  it.each([
    ['half-integers', halfIntegerGrid(3)],
    ['powers of two', powerOfTwoCodes(3, { hasZero: true, rounding: 'nearest' })],
    ['planes', planeCodes(2)],
  ] as const)('takes every pattern of %s as weights', (_, format) => {
    const drawn = operandStreams({ weights: format, inputs: format }, 16, { streams: 4, steps: 20 });
    const words = new Set(drawn.flat().flatMap(({ weights }) => Array.from(weights)));
    // Of powers of two the pattern of a negative zero is no code.
    const missing = format.kind === 'power-of-two' ? 1 : 0;
    expect(words.size).toBe(2 ** format.bits - missing);
  });
});
