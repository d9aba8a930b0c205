import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../quantization/fake-quantize';
import { bnn } from './bnn';
import { e2bnet } from './e2bnet';
import { rebnet } from './rebnet';
import type { TensorSample } from './scheme';
import { totNet } from './tot-net';
import { xnorNet } from './xnor-net';

const sample = (
  role: TensorSample['role'],
  values: number[],
  more: Partial<TensorSample> = {},
): TensorSample => ({ role, values: Float32Array.from(values), channels: 1, bits: 1, ...more });

describe('bnn', () => {
  it('codes whatever it is given as its signs', () => {
    for (const role of ['weights', 'activations'] as const) {
      const quantizer = bnn.fit(sample(role, [0.01, 0.02]), {});
      expect([...fakeQuantize(Float32Array.of(-7, -0.01, 0, 0.01), quantizer)]).toEqual([-1, -1, 1, 1]);
    }
  });
});

describe('xnor-net', () => {
  // Kernel of two positions, two inputs, one output: means 2 and -1.
  const weights = [1, 3, -1.5, -0.5];

  it('centres filters over their input channels, position by position, and clamps them', () => {
    const options = sample('weights', weights, { inputChannels: 2 });
    const quantizer = xnorNet.fit(options, {});
    const prepared = xnorNet.prepareWeights?.(options.values, quantizer, {}, 2) ?? new Float32Array();
    expect([...prepared]).toEqual([-1, 1, -0.5, 0.5]);
    // alpha = 3 / 4
    expect([...fakeQuantize(prepared, quantizer)]).toEqual([-0.75, 0.75, -0.75, 0.75]);
  });

  it('takes the whole filter where it is told of no input channels, and leaves a single one alone', () => {
    const prepare = (inputChannels?: number) => {
      const quantizer = xnorNet.fit(sample('weights', [0.5, 0, -0.25, 0.25]), {});
      const values = Float32Array.of(0.5, 0, -0.25, 0.25);
      return [...(xnorNet.prepareWeights?.(values, quantizer, {}, inputChannels) ?? [])];
    };
    expect(prepare()).toEqual([0.375, -0.125, -0.375, 0.125]);
    expect(prepare(1)).toEqual([0.5, 0, -0.25, 0.25]);
  });
});

describe('rebnet', () => {
  it('begins with the mean magnitude of the weights', () => {
    const quantizer = rebnet.fit(sample('weights', [0.25, -0.75], { channels: 2 }), {});
    expect([...fakeQuantize(Float32Array.of(-0.1, 0.1), quantizer)]).toEqual([-0.5, 0.5]);
  });

  const levels = (bits: number) => {
    const quantizer = rebnet.fit(sample('activations', [], { bits }), {});
    const ramp = Float32Array.from({ length: 4001 }, (_, index) => (index - 2000) / 1000);
    return [...new Set(fakeQuantize(ramp, quantizer))];
  };

  it('is the four-level grid with two planes, 2/3 and 1/3', () => {
    const expected = [-1, -1 / 3, 1 / 3, 1];
    expect(levels(2)).toHaveLength(4);
    levels(2).forEach((level, index) => {
      expect(level).toBeCloseTo(expected[index]!, 2);
    });
  });

  it('spans -1 to 1 with every number of planes, in rising order', () => {
    for (const bits of [1, 2, 3, 4]) {
      const found = levels(bits);
      expect(found).toEqual([...found].sort((left, right) => left - right));
      expect(found[0]).toBeCloseTo(-1, 2);
      expect(found.at(-1)).toBeCloseTo(1, 2);
    }
  });
});

describe('e2bnet', () => {
  const planesOf = (params: { planeScales?: string }) => {
    const quantizer = e2bnet.fit(sample('weights', [1, -1, 2, -4], { bits: 2 }), params);
    return Array.from(quantizer.planeCodes ?? [], (code) => code * (quantizer.steps[0] ?? 0));
  };

  it('takes the mean magnitude, then the mean of what is left', () => {
    // mean|w| = 2; | |w| - 2 | = 1, 1, 0, 2 with mean 1
    expect(planesOf({})).toEqual([2, 1]);
  });

  it('halves the first scale where planes differ by a shift', () => {
    expect(planesOf({ planeScales: 'power-of-two' })).toEqual([2, 1]);
    const quantizer = e2bnet.fit(sample('weights', [2, -2], { bits: 2 }), { planeScales: 'power-of-two' });
    const [first = 0, second = 0] = quantizer.planeCodes ?? [];
    expect(first).toBe(2 * second);
  });
});

describe('tot-net', () => {
  it('zeroes weights up to 0.7 of the mean magnitude and averages the rest, per filter', () => {
    // First filter: mean 0.5, threshold 0.35, alpha (1 + 0.5 + 0.4) / 3. Second: ten times that.
    const weights = [0.1, 1, 0.5, 5, -1, -10, -0.4, -4];
    const quantizer = totNet.fit(sample('weights', weights, { channels: 2, bits: 2 }), {});
    expect(quantizer.steps[0]).toBeCloseTo(1.9 / 3, 6);
    const coded = fakeQuantize(Float32Array.from(weights), quantizer);
    const alpha = quantizer.steps;
    expect([...coded]).toEqual([0, 0, alpha[0], alpha[1], -alpha[0]!, -alpha[1]!, -alpha[0]!, -alpha[1]!]);
  });

  it('codes activations by a threshold of 1/2', () => {
    const quantizer = totNet.fit(sample('activations', [], { bits: 2 }), {});
    const coded = fakeQuantize(Float32Array.of(-1, -0.51, -0.49, 0, 0.49, 0.5, 1), quantizer);
    expect([...coded].map((value) => value + 0)).toEqual([-1, -1, 0, 0, 0, 1, 1]);
  });
});
