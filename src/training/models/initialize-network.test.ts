import { describe, expect, it } from 'vitest';
import { trainableNetworks } from '../../core/networks';
import { createRandom } from '../../core/random';
import { initializeNetwork } from './initialize-network';

const input = { height: 28, width: 28, channels: 1 };
const specs = trainableNetworks.get('lenet-5').layers({}, 10);
const initial = (seed: number) => initializeNetwork(specs, input, 10, createRandom(seed));

describe('initializeNetwork()', () => {
  it('gives every layer with weights its shape', () => {
    const lengths = Object.entries(initial(1).layers).map(([name, layer]) => [
      name,
      layer.weights.length,
      layer.bias.length,
    ]);
    expect(lengths).toEqual([
      ['conv1', 25 * 6, 6],
      ['conv2', 25 * 6 * 16, 16],
      ['dense1', 400 * 120, 120],
      ['dense2', 120 * 84, 84],
      ['dense3', 84 * 10, 10],
    ]);
  });

  it('draws He-normal weights: variance 2 / inputs before a ReLU, 1 / inputs before the logits', () => {
    const { dense1, dense3 } = initial(1).layers;
    const variance = (values: Float32Array = new Float32Array()) =>
      values.reduce((sum, value) => sum + value * value, 0) / values.length;
    // 48,000 and 840 draws: relative standard errors sqrt(2 / n) of 0.6 % and 5 %.
    expect(variance(dense1?.weights) / (2 / 400)).toBeCloseTo(1, 1);
    expect(Math.abs(variance(dense3?.weights) * 84 - 1)).toBeLessThan(0.2);
  });

  it('depends on the stream alone', () => {
    expect(initial(1)).toEqual(initial(1));
    expect(initial(2).layers.conv1?.weights).not.toEqual(initial(1).layers.conv1?.weights);
  });

  it('starts with batch normalization that changes nothing but its epsilon', () => {
    const normalized = trainableNetworks.get('tiny-cnn').layers({ batchNorm: 'kept' }, 10);
    const { conv1, dense } = initializeNetwork(normalized, input, 10, createRandom(1)).layers;
    expect(conv1?.batchNorm).toEqual({
      gain: new Float32Array(8).fill(1),
      shift: new Float32Array(8),
      mean: new Float32Array(8),
      variance: new Float32Array(8).fill(1),
      epsilon: 0.001,
    });
    expect(dense?.batchNorm).toBeNull();
  });
});
