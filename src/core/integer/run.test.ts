import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerGrid } from '../quantization/code-format';
import { compileIntegerNetwork } from './compile';
import type { IntegerMatrixLayer, IntegerNetwork, Requantization } from './integer-network';
import { referenceForward } from './reference-forward.fixture';
import { createIntegerEngine } from './run';
import { type FixtureOptions, randomImage, randomTrainedNetwork } from './trained-network.fixture';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

const kinds: readonly FixtureOptions[] = [
  { scale: 'power-of-two', graph: true },
  { scale: 'real', graph: true, inputOffsets: true },
  { scale: 'real', graph: true, hardTanh: true, batchNorm: true },
  { scale: 'real', graph: true, weightOffsets: true, inputOffsets: true, batchNorm: true },
  { scale: 'power-of-two' },
  { scale: 'real' },
  { scale: 'real', inputOffsets: true },
  { scale: 'real', inputOffsets: true, hardTanh: true, batchNorm: true },
  { scale: 'real', weightOffsets: true, inputOffsets: true },
  { scale: 'power-of-two', weightOffsets: true, inputOffsets: true },
  { scale: 'real', weightOffsets: true, inputOffsets: true, batchNorm: true },
];

function dense(
  weights: number[],
  outputChannels: number,
  output: IntegerMatrixLayer['output'],
  change: Partial<IntegerMatrixLayer> = {},
): IntegerMatrixLayer {
  return {
    kind: 'dense',
    name: 'dense',
    kernelHeight: 1,
    kernelWidth: 1,
    inputChannels: weights.length / outputChannels,
    outputChannels,
    stride: 1,
    padding: 'valid',
    weightFormat: integerGrid(8, true),
    inputFormat: integerGrid(8, false),
    weightCodes: Int16Array.from(weights),
    bias: new Float64Array(outputChannels),
    padCode: 0,
    inputSumMultiplier: null,
    fractionBits: 0,
    accumulatorBits: 24,
    output,
    ...change,
  };
}

const logits = { kind: 'logits', mantissas: null } as const;

function networkOf(
  channels: number,
  height: number,
  width: number,
  ...layers: IntegerMatrixLayer[]
): IntegerNetwork {
  return { input: { height, width, channels }, classes: layers.at(-1)!.outputChannels, layers };
}

describe('createIntegerEngine()', () => {
  it('agrees with ConvInteger of ONNX', () => {
    // 3x3 ramp 2 … 10, zero point 1, a 2x2 kernel of ones: the zero point contributes -4 to every output.
    const convolution: IntegerMatrixLayer = {
      ...dense([1, 1, 1, 1], 1, logits, { bias: Float64Array.of(-4) }),
      kind: 'conv',
      kernelHeight: 2,
      kernelWidth: 2,
      inputChannels: 1,
    };
    const engine = createIntegerEngine(
      networkOf(
        1,
        3,
        3,
        { ...convolution, name: 'conv', output: identity(8) },
        dense([1, 0, 0, 0], 1, logits),
      ),
    );
    const codes = engine.layerCodes(Uint8Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect([...codes.dense!]).toEqual([12, 16, 24, 28]);
  });

  it('pads with the pad code', () => {
    // 1x1 image of value 7, 3x3 kernel of ones, pad code 2: 7 + 8 * 2 = 23
    const convolution: IntegerMatrixLayer = {
      ...dense(Array(9).fill(1), 1, logits),
      kind: 'conv',
      kernelHeight: 3,
      kernelWidth: 3,
      inputChannels: 1,
      padding: 'same',
      padCode: 2,
    };
    expect([...createIntegerEngine(networkOf(1, 1, 1, convolution)).logits(Uint8Array.of(7))]).toEqual([23]);
  });

  it('rounds half up, clips and takes negative multipliers', () => {
    // Accumulators 3, -3, 6 times 1/2 = 1.5, -1.5, 3 round to 2, -1, 3; the third channel has -1/2: -3.
    const half: Requantization = {
      ...identity(4),
      multipliers: { mantissas: Int32Array.of(1, 1, -1), shifts: Int8Array.of(1, 1, 1) },
      format: integerGrid(4, true),
      clipMinimum: -2,
      clipMaximum: 7,
    };
    const engine = createIntegerEngine(
      networkOf(1, 1, 1, dense([3, -3, 6], 3, half, { name: 'first' }), dense([1, 0, 0], 1, logits)),
    );
    expect([...engine.layerCodes(Uint8Array.of(1)).dense!]).toEqual([2, -1, -2]);
  });

  it('adds the rounded multiple of the input sum', () => {
    // Inputs 10 and 5: products 10 * 2 - 5 = 15; sum 15 times 3/8 = 5.625, rounded 6
    const layer = dense([2, -1], 1, logits, {
      inputSumMultiplier: { mantissas: Int32Array.of(3), shifts: Int8Array.of(3) },
    });
    expect([...createIntegerEngine(networkOf(2, 1, 1, layer)).logits(Uint8Array.of(10, 5))]).toEqual([21]);
  });

  it('adds the input sum on the finer grid of the fraction bits', () => {
    // Products 15, in quarters 60; sum 15 times 3/2 = 22.5 quarters, rounded 23
    const layer = dense([2, -1], 1, logits, {
      inputSumMultiplier: { mantissas: Int32Array.of(3), shifts: Int8Array.of(1) },
      fractionBits: 2,
    });
    expect([...createIntegerEngine(networkOf(2, 1, 1, layer)).logits(Uint8Array.of(10, 5))]).toEqual([83]);
  });

  it('compares channels of different scale by their mantissas, and gives ties to the lower class', () => {
    const scaled = dense([1, 2, 1], 3, { kind: 'logits', mantissas: Int32Array.of(5, 2, 5) });
    expect([...createIntegerEngine(networkOf(1, 1, 1, scaled)).classify(Uint8Array.of(9), 1)]).toEqual([0]);
    const plain = dense([1, 2, 2], 3, logits);
    expect([...createIntegerEngine(networkOf(1, 1, 1, plain)).classify(Uint8Array.of(9), 1)]).toEqual([1]);
  });

  it('refuses an accumulator that could overflow', () => {
    // 127 * 255 = 32385 needs 16 bits.
    const layer = (accumulatorBits: number) =>
      networkOf(1, 1, 1, dense([127], 1, logits, { accumulatorBits }));
    expect(createIntegerEngine(layer(16)).logits(Uint8Array.of(255))[0]).toBe(32385);
    expect(() => createIntegerEngine(layer(15))).toThrow('accumulator of 15 bits');
  });

  it('reports progress and ends with all images', () => {
    const reports: number[] = [];
    const engine = createIntegerEngine(networkOf(1, 1, 1, dense([1], 1, logits)));
    engine.classify(new Uint8Array(600), 600, (done) => reports.push(done));
    expect(reports).toEqual([250, 500, 600]);
  });

  it('takes another kernel', () => {
    const engine = createIntegerEngine(networkOf(1, 1, 1, dense([1, 2], 2, logits)), () => (_, sums) => {
      sums.set([40, 30]);
    });
    expect([...engine.logits(Uint8Array.of(9))]).toEqual([40, 30]);
  });

  it.each(kinds)('equals the definition on networks of %j', (options) => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(8, 16, 31), (seed, requantizationBits) => {
        const network = compileIntegerNetwork(randomTrainedNetwork(seed, options), { requantizationBits });
        const engine = createIntegerEngine(network);
        for (const imageSeed of [seed, seed + 1]) {
          const image = randomImage(network.input, imageSeed);
          const expected = referenceForward(network, image);
          expect(engine.layerCodes(image)).toEqual(expected.codes);
          expect(engine.logits(image)).toEqual(expected.logits);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function identity(bits: number): Requantization {
  return {
    kind: 'requantization',
    arithmetic: 'shift',
    mantissaBits: 1,
    multipliers: { mantissas: Int32Array.of(1), shifts: Int8Array.of(0) },
    format: integerGrid(bits, false),
    clipMinimum: 0,
    clipMaximum: 2 ** bits - 1,
  };
}
