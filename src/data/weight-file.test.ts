import { describe, expect, it } from 'vitest';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { parseWeightFile, type WeightFile, writeWeightFile } from './weight-file';

const network = {
  input: { height: 1, width: 1, channels: 2 },
  classes: 2,
  specs: [{ kind: 'dense', name: 'dense', outputs: 2 }],
  layers: {
    dense: {
      // The smallest subnormal and -0 survive: bytes travel, not digits.
      weights: new Float32Array([0.1, -0, 1.401298464324817e-45, -3.5]),
      bias: new Float32Array([1, 2]),
      batchNorm: null,
      weightQuantizer: { steps: new Float32Array([0.25]), rowFormats: new Uint8Array([0, 1]) },
      inputQuantizer: { planeCodes: new Int32Array([-1, 2 ** 30]) },
    },
  },
} as unknown as TrainedNetwork;

const file: WeightFile = {
  network,
  energiesPj: { gates: 12.5 },
  result: {
    key: '0123456789abcdef',
    configuration: {
      dataset: 'mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: {
        batchSize: 64,
        floatEpochs: 1,
        floatLearningRate: 0.002,
        tuneEpochs: 1,
        tuneLearningRate: 0.001,
      },
      method: 'qat',
      quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
      seed: 1,
    },
    testAccuracyFraction: 0.9,
    validationAccuracyFraction: 0.8,
    testCount: 2000,
    disagreements: 0,
    requantizationBits: 16,
    weightsHash: 'abc',
    backend: 'wasm',
  },
};

describe('a weight file', () => {
  it('brings back every bit', () => {
    const read = parseWeightFile(writeWeightFile(file), 'a.json');
    expect(read).toEqual(file);
    expect(Object.is(read.network.layers.dense?.weights[1], -0)).toBe(true);
  });

  it('says what is wrong with a damaged one', () => {
    expect(() => parseWeightFile('{', 'a.json')).toThrow('a.json');
    expect(() => parseWeightFile('{}', 'a.json')).toThrow('format');
    const bare = { ...file, network: { ...network, layers: { dense: {} } } } as unknown as WeightFile;
    expect(() => parseWeightFile(writeWeightFile(bare), 'a.json')).toThrow('network.layers.dense');
  });
});
