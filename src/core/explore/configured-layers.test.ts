import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem';
import { checkBatchNorm, configuredLayers } from './configured-layers';
import type { QuantizationChoice, QuantizationMethod } from './training-configuration';

const quantization = (scheme: string): QuantizationChoice => ({
  scheme,
  schemeParams: {},
  weightBits: 1,
  activationBits: 1,
  edgeLayers: 'same',
});

function choice(scheme: string, method: QuantizationMethod, networkParams = {}, network = 'tiny-cnn') {
  return { network, networkParams, method, quantization: quantization(scheme) };
}

function activationsOf(scheme: string, method: QuantizationMethod) {
  return configuredLayers(choice(scheme, method), 10).flatMap((spec) =>
    'activation' in spec ? [spec.activation] : [],
  );
}

describe('configuredLayers()', () => {
  it('has a hard tanh for every ReLU where the scheme codes signs, but not in the FP32 control', () => {
    expect(activationsOf('bnn', 'qat')).toEqual(['hard-tanh', 'hard-tanh', 'none']);
    expect(activationsOf('bnn', 'float')).toEqual(['relu', 'relu', 'none']);
    expect(activationsOf('lsq', 'qat')).toEqual(['relu', 'relu', 'none']);
  });
});

describe('checkBatchNorm()', () => {
  it('names scheme and network where batch normalization is missing or folded', () => {
    for (const networkParams of [{}, { batchNorm: 'folded' }]) {
      expect(() => checkBatchNorm(choice('bnn', 'qat', networkParams))).toThrow(ProblemError);
      expect(() => checkBatchNorm(choice('bnn', 'qat', networkParams))).toThrow(
        /bnn.*batchNorm=kept.*tiny-cnn/,
      );
    }
  });

  it('accepts what is kept, also by default, and what needs none', () => {
    expect(() => checkBatchNorm(choice('bnn', 'qat', { batchNorm: 'kept' }))).not.toThrow();
    expect(() => checkBatchNorm(choice('bnn', 'qat', {}, 'resnet-8'))).not.toThrow();
    expect(() => checkBatchNorm(choice('bnn', 'float'))).not.toThrow();
    expect(() => checkBatchNorm(choice('lsq', 'qat'))).not.toThrow();
  });
});
