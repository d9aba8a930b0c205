import { describe, expect, it } from 'vitest';
import type { Axes } from './axes';
import { expandAxes } from './expand-axes';

const axes: Axes = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  schemes: ['lsq'],
  schemeParams: {},
  methods: ['qat'],
  bits: [{ weights: 4, activations: 4 }],
  edgeLayers: ['same'],
  seeds: [1],
  epochs: 3,
  floatEpochs: 10,
};

describe('expandAxes with widths per layer', () => {
  const layerBits = (...widths: readonly (readonly [number, number])[]) =>
    widths.map(([weights, activations]) => ({ weights, activations }));

  it('takes them in place of bits and edge layers', () => {
    const [only, ...others] = expandAxes([{ ...axes, layerBits: layerBits([8, 8], [4, 4], [2, 2]) }]);
    expect(others).toEqual([]);
    expect(only?.quantization).toMatchObject({
      layerBits: layerBits([8, 8], [4, 4], [2, 2]),
      weightBits: 5,
      activationBits: 3,
    });
  });

  it('refuses another number of layers and widths that the scheme lacks', () => {
    expect(() => expandAxes([{ ...axes, layerBits: layerBits([8, 8], [4, 4]) }])).toThrow(
      'layer-bits gives widths for 2 layers, but tiny-cnn has 3.',
    );
    expect(() => expandAxes([{ ...axes, layerBits: layerBits([8, 8], [4, 4], [12, 2]) }])).toThrow(
      'lsq codes weights in 2, 3, 4, 5, 6, 7, 8 bits, not in 12.',
    );
  });
});

describe('expandAxes', () => {
  it('makes every combination once, seed by seed', () => {
    const all = expandAxes([
      {
        ...axes,
        schemes: ['lsq', 'lsq-plus'],
        bits: [
          { weights: 2, activations: 2 },
          { weights: 4, activations: 8 },
        ],
        methods: ['ptq', 'qat', 'float'],
        seeds: [3, 1],
      },
      axes,
    ]);
    // 2 seeds x (2 quantized methods x 2 schemes x 2 widths + 1 float control) + W4A4 of seed 1.
    expect(all).toHaveLength(19);
    expect(all.map(({ seed }) => seed)).toEqual([...Array(10).fill(1), ...Array(9).fill(3)]);
    expect(all.filter(({ method }) => method === 'float')).toHaveLength(2);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(19);
  });

  it('trains the float control once, whatever the widths and schemes', () => {
    const other = { ...axes, methods: ['float'], schemes: ['lsq-plus'] } as const;
    expect(expandAxes([{ ...axes, methods: ['float'] }, other])).toHaveLength(1);
  });

  it('keeps runs from one FP32 network together', () => {
    const long = { ...axes, floatEpochs: 20 };
    const bits = [{ weights: 2, activations: 2 }];
    const floatEpochs = expandAxes([axes, long, { ...axes, bits }, { ...long, bits }]).map(
      ({ recipe }) => recipe.floatEpochs,
    );
    expect(floatEpochs).toEqual([10, 10, 20, 20]);
  });

  it('keeps those apart whose FP32 network has hard tanh in place of ReLU', () => {
    const kept = { ...axes, networkParams: { batchNorm: 'kept' } };
    const binary = { ...kept, bits: [{ weights: 1, activations: 1 }] };
    const all = expandAxes([
      kept,
      { ...binary, schemes: ['bnn'] },
      { ...kept, schemes: ['lsq-plus'] },
      { ...binary, schemes: ['xnor-net'] },
    ]);
    expect(all.map(({ quantization }) => quantization.scheme)).toEqual([
      'lsq',
      'lsq-plus',
      'bnn',
      'xnor-net',
    ]);
  });

  it('completes parameters and gives each scheme only its own', () => {
    const all = expandAxes([
      { ...axes, schemes: ['lsq', 'lsq-plus'], schemeParams: { scaleKind: 'power-of-two' } },
    ]);
    expect(all.map(({ quantization }) => quantization.schemeParams)).toEqual([
      { scaleKind: 'power-of-two', granularity: 'tensor', offset: 'none' },
      {},
    ]);
  });

  it('says what is wrong', () => {
    const refused = (change: Partial<Axes>) => () => expandAxes([{ ...axes, ...change }]);
    expect(refused({ bits: [{ weights: 999, activations: 4 }] })).toThrow(
      'lsq codes weights in 2, 3, 4, 5, 6, 7, 8 bits, not in 999.',
    );
    expect(refused({ schemes: ['lqs'] })).toThrow('There is no scheme "lqs".');
    expect(refused({ network: 'alexnet' })).toThrow('"alexnet". Choose one of: tiny-cnn');
    expect(refused({ schemeParams: { scale: 'real' } })).toThrow('"scale" is not a parameter of lsq.');
    expect(refused({ schemeParams: { scaleKind: 'log' } })).toThrow('scaleKind must be one of');
    expect(refused({ networkParams: { depth: '3' } })).toThrow('"depth" is not a parameter of tiny-cnn.');
  });
});
