import { describe, expect, it } from 'vitest';
import { foldBatchNorm } from '../core/networks/fold-batch-norm';
import { floatBaseKey, untrainedNetwork, withFoldedBatchNorm } from './float-base';
import { smallConfiguration } from './testing/run-trainer';
import { smallDataset } from './testing/small-dataset';

const dataset = smallDataset();

describe('floatBaseKey()', () => {
  const key = (change: Parameters<typeof smallConfiguration>[0]) =>
    floatBaseKey(smallConfiguration(change), dataset, 'wasm-kernels');

  it('is shared by all that differs in quantization and tuning alone', () => {
    const { recipe } = smallConfiguration();
    expect(key({ method: 'float' })).toBe(key({ method: 'qat', quantization: { weightBits: 2 } }));
    expect(key({ recipe: { ...recipe, tuneEpochs: 9 } })).toBe(key({}));
  });

  it('differs where the float network would', () => {
    const { recipe } = smallConfiguration();
    const others = [
      key({ seed: 2 }),
      key({ networkParams: {} }),
      key({ network: 'lenet-5' }),
      key({ recipe: { ...recipe, batchSize: 16 } }),
      floatBaseKey(smallConfiguration(), { ...dataset, contentHash: 'other' }, 'wasm-kernels'),
      floatBaseKey(smallConfiguration(), dataset, 'webgl-composite'),
    ];
    expect(new Set([key({}), ...others]).size).toBe(7);
  });
});

describe('withFoldedBatchNorm()', () => {
  it('folds only where the network says so', () => {
    const start = (batchNorm: string) => {
      const configuration = smallConfiguration({ networkParams: { batchNorm } });
      const network = untrainedNetwork(configuration, dataset);
      return { network, start: withFoldedBatchNorm(network, configuration) };
    };
    const kept = start('kept');
    expect(kept.start).toBe(kept.network);
    const folded = start('folded');
    const conv1 = folded.network.layers.conv1;
    expect(conv1 && folded.start.layers.conv1).toEqual(conv1 && foldBatchNorm(conv1));
    expect(folded.start.specs.some((spec) => spec.kind === 'conv' && spec.batchNorm)).toBe(false);
  });
});
