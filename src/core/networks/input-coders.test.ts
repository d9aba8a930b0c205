import { describe, expect, it } from 'vitest';
import { trainableNetworks } from '.';
import { inputCoders } from './input-coders';
import type { ConvolutionSpec } from './network';

const convolution = (name: string, input?: string): ConvolutionSpec => ({
  kind: 'conv',
  name,
  ...(input === undefined ? {} : { input }),
  kernel: 1,
  channels: 2,
  stride: 1,
  padding: 'same',
  batchNorm: false,
  activation: 'relu',
});

describe('inputCoders()', () => {
  it('is every layer itself in a chain, and no layer for the image', () => {
    expect(inputCoders(trainableNetworks.get('tiny-cnn').layers({}, 10))).toEqual([null, 1, 2]);
  });

  it('is the first of two layers that read one tensor, also behind a pool', () => {
    const specs = [
      convolution('first'),
      { kind: 'max-pool', name: 'pool', size: 2 } as const,
      convolution('body'),
      convolution('shortcut', 'pool'),
      { kind: 'add', name: 'sum', other: 'body', activation: 'relu' } as const,
      convolution('next', 'body'),
    ];
    // `next` is the first with weights to read `body`.
    expect(inputCoders(specs)).toEqual([null, 1, 1, 3]);
  });
});
