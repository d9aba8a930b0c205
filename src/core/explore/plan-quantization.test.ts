import { describe, expect, it } from 'vitest';
import { integerGrid } from '../quantization/code-format';
import { planQuantization } from './plan-quantization';
import type { QuantizationChoice } from './training-configuration';

const fashion = { height: 28, width: 28, channels: 1 };
const choice: QuantizationChoice = {
  scheme: 'lsq',
  schemeParams: { offset: 'activations', granularity: 'channel' },
  weightBits: 3,
  activationBits: 2,
  edgeLayers: 'same',
};

function plan(quantization: QuantizationChoice, networkParams = {}) {
  return planQuantization({ network: 'tiny-cnn', networkParams, quantization }, fashion, 10);
}

describe('planQuantization()', () => {
  it('gives every layer the widths that are chosen', () => {
    const layers = plan(choice);
    expect(layers.map(({ shape }) => shape.name)).toEqual(['conv1', 'conv2', 'dense']);
    expect(layers.map(({ weights }) => weights.format)).toEqual(Array(3).fill(integerGrid(3, true)));
    expect(layers.map(({ inputs }) => inputs.format)).toEqual([
      integerGrid(8, false),
      integerGrid(2, false),
      integerGrid(2, false),
    ]);
  });

  it('widens the edges to 8 bits', () => {
    const layers = plan({ ...choice, edgeLayers: 'eight-bit' });
    expect(layers.map(({ weights }) => weights.format.bits)).toEqual([8, 3, 8]);
    expect(layers.map(({ inputs }) => inputs.format.bits)).toEqual([8, 2, 8]);
  });

  it('codes the image as bytes and everything else as the scheme says', () => {
    const [first, second] = plan(choice);
    expect(first?.inputs.decode).toEqual({ scale: 'power-of-two', granularity: 'tensor', offset: 'none' });
    expect(second?.inputs.decode).toEqual({ scale: 'real', granularity: 'tensor', offset: 'real' });
    expect(first?.weights.decode).toEqual({ scale: 'real', granularity: 'channel', offset: 'none' });
  });

  it('hands each layer the codes that the next reads, and none to the last', () => {
    const layers = plan(choice);
    expect(layers.map(({ outputs }) => outputs)).toEqual([layers[1]?.inputs, layers[2]?.inputs, null]);
  });

  it('counts outputs per pooled output where a pool follows', () => {
    expect(plan(choice).map(({ poolWindow }) => poolWindow)).toEqual([4, 4, 1]);
  });

  it('scales per channel only where batch normalization is kept', () => {
    const flags = (batchNorm: string) => plan(choice, { batchNorm }).map((layer) => layer.scalesPerChannel);
    expect(flags('kept')).toEqual([true, true, false]);
    expect(flags('folded')).toEqual([false, false, false]);
    expect(flags('none')).toEqual([false, false, false]);
  });

  it('names the known schemes where there is none', () => {
    expect(() => plan({ ...choice, scheme: 'lsqq' })).toThrow('fixed-point');
  });
});
