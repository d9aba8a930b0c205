import { describe, expect, it } from 'vitest';
import { allocationRequest } from './command';

const defaults = {
  allocator: 'hawq',
  network: 'tiny-cnn',
  dataset: 'fashion-mnist',
  scheme: 'lsq',
  seed: '1',
  floatEpochs: '10',
  accelerator: 'dian-nao',
  set: [],
};

describe('allocate', () => {
  it('completes what it is asked for', () => {
    const set = ['weighting=energy', 'scheme.offset=both', 'network.batchNorm=kept', 'inputLanes=8'];
    const request = allocationRequest({ ...defaults, targetBits: '3.5', set });
    expect(request.params).toEqual({
      targetBits: 3.5,
      weighting: 'energy',
      criterion: 'expansion',
      probes: 8,
    });
    expect(request.configuration).toMatchObject({
      networkParams: { batchNorm: 'kept' },
      quantization: { scheme: 'lsq', schemeParams: { offset: 'both' } },
      seed: 1,
    });
    expect(request.hardware.acceleratorParams).toMatchObject({ inputLanes: 8 });
  });

  it.each<[string, Partial<Parameters<typeof allocationRequest>[0]>]>([
    ['There is no allocator "magic"', { allocator: 'magic' }],
    ['There is no scheme "none"', { scheme: 'none' }],
    ['There is no network "vgg"', { network: 'vgg' }],
    ['There is no accelerator "abacus"', { accelerator: 'abacus' }],
    ['seed must be a whole number, but is 1.5', { seed: '1.5' }],
    ['targetBits must be between 1 and 16, but is 0', { targetBits: '0' }],
    ['targetBits must be a number, but is "NaN"', { targetBits: 'NaN' }],
    ['"targetBits" is not a parameter of allocator', { allocator: 'judd-greedy', targetBits: '4' }],
    ['"colour" is not a parameter of hawq', { set: ['colour=red'] }],
    ['"weighting" is not of the form KEY=VALUE', { set: ['weighting'] }],
    ['weighting must be one of equal, elements, macs, energy', { set: ['weighting=taste'] }],
  ])('refuses with "%s"', (message, change) => {
    expect(() => allocationRequest({ ...defaults, ...change })).toThrow(message);
  });
});
