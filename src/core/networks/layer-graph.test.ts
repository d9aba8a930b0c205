import { describe, expect, it } from 'vitest';
import { imageSource, layerGraph } from './layer-graph';
import { inputImages } from './layer-shapes';
import type { ConvolutionSpec, LayerSpec } from './network';

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

const specs: readonly LayerSpec[] = [
  convolution('stem'),
  { kind: 'max-pool', name: 'pool', size: 2 },
  convolution('body'),
  { kind: 'add', name: 'sum', other: 'pool', activation: 'relu' },
  { kind: 'global-average-pool', name: 'mean' },
  { kind: 'dense', name: 'dense', units: 3, activation: 'none' },
];

describe('layerGraph()', () => {
  const graph = layerGraph(specs);

  it('reads the layer before unless another is named', () => {
    expect(specs.map((_, layer) => graph.sources(layer))).toEqual([
      [imageSource],
      [0],
      [1],
      [2, 1],
      [3],
      [4],
    ]);
    expect(graph.readers(1)).toEqual([2, 3]);
  });

  it('has every tensor coded by the first layer with weights that reads it, also behind a pool', () => {
    const coders = [imageSource, 0, 1, 2, 3, 4, 5].map((source) => graph.coder(source)?.name ?? null);
    expect(coders).toEqual(['stem', 'body', 'body', null, null, 'dense', null]);
  });

  it('refuses unknown inputs and names that occur twice', () => {
    expect(() => layerGraph([convolution('a', 'b'), convolution('b')])).toThrow('a reads b');
    expect(() => layerGraph([convolution('a'), convolution('a')])).toThrow('two layers are called a');
  });

  it('refuses codes both in front of a pool and behind it', () => {
    const pool: LayerSpec = { kind: 'max-pool', name: 'pool', size: 1 };
    const sum: LayerSpec = { kind: 'add', name: 'sum', other: 'stem', activation: 'none' };
    expect(() => layerGraph([convolution('stem'), pool, convolution('body'), sum])).toThrow(
      'layer sum reads the codes of stem as stem, others as pool',
    );
    expect(() =>
      layerGraph([convolution('stem'), pool, convolution('body'), convolution('other', 'stem')]),
    ).toThrow(RangeError);
    expect(() => layerGraph([pool, convolution('body'), convolution('other', 'pool'), sum])).toThrow(
      'no earlier',
    );
    expect(() => layerGraph([convolution('stem'), pool, sum])).not.toThrow();
  });
});

describe('inputImages()', () => {
  it('refuses to add images of different shapes', () => {
    const wrong: LayerSpec = { kind: 'add', name: 'sum', other: 'stem', activation: 'none' };
    const graph = layerGraph([...specs.slice(0, 2), wrong]);
    expect(() => inputImages(graph, { height: 4, width: 4, channels: 1 })).toThrow('layer sum adds');
  });
});
