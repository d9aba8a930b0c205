import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DenseSpec } from '../networks/network';
import type { TrainedNetwork } from '../networks/trained-network';
import {
  additivePowerCodes,
  type CodeFormat,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from '../quantization/code-format';
import { codeLevels } from '../quantization/code-levels';
import { decode, encoderOf, encodeValue } from '../quantization/encode';
import { fakeQuantize } from '../quantization/fake-quantize';
import type { Quantizer } from '../quantization/quantizer';
import { type CodedFixture, codedNetwork } from './coded-network.fixture';
import { compileIntegerNetwork } from './compile';
import { floatForward } from './float-forward.fixture';
import type { IntegerMatrixLayer } from './integer-network';
import { referenceForward } from './reference-forward.fixture';
import { createIntegerEngine } from './run';
import { randomImage } from './trained-network.fixture';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const sign = halfIntegerGrid(1);
const ternary = narrowGrid(2);
const shifts = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });
const mixed = rowMix([
  { format: shifts, fraction: 0.65 },
  { format: narrowGrid(4), fraction: 0.3 },
  { format: narrowGrid(8), fraction: 0.05 },
]);

const fixtures: Readonly<Record<string, CodedFixture>> = {
  signs: { weights: sign, activations: sign, activation: 'hard-tanh' },
  'signs with unsigned codes': { weights: sign, activations: integerGrid(4, false), activation: 'relu' },
  'half-integers': { weights: halfIntegerGrid(3), activations: halfIntegerGrid(2), activation: 'hard-tanh' },
  ternary: { weights: ternary, activations: ternary, activation: 'hard-tanh' },
  'powers of two': { weights: shifts, activations: integerGrid(4, false), activation: 'relu' },
  'powers of two on both sides': { weights: shifts, activations: shifts, activation: 'hard-tanh' },
  'sums of powers': {
    weights: additivePowerCodes([[8, 4, 1], [2]], true),
    activations: additivePowerCodes([[8, 4, 1], [2]], false),
    activation: 'relu',
  },
  minifloats: { weights: minifloatCodes(8), activations: minifloatCodes(8), activation: 'relu' },
  'planes of activations': { weights: sign, activations: planeCodes(3), activation: 'hard-tanh' },
  'planes on both sides': { weights: planeCodes(2), activations: planeCodes(2), activation: 'hard-tanh' },
  'mixed rows': { weights: mixed, activations: integerGrid(4, false), activation: 'relu' },
  'codes on another grid': {
    weights: narrowGrid(3),
    activations: integerGrid(3, false),
    activation: 'relu',
    encodes: true,
  },
};

function run(network: TrainedNetwork, seed: number) {
  const compiled = compileIntegerNetwork(network, { requantizationBits: 24 });
  const image = randomImage(network.input, seed);
  const engine = createIntegerEngine(compiled);
  return { compiled, image, codes: engine.layerCodes(image), logits: engine.logits(image) };
}

describe.each(Object.entries(fixtures))('a network of %s', (_, fixture) => {
  it('runs as its definition says', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { compiled, image, codes, logits } = run(codedNetwork(seed, fixture), seed);
        const expected = referenceForward(compiled, image);
        expect(codes).toEqual(expected.codes);
        expect(logits).toEqual(expected.logits);
      }),
      { numRuns: 25 },
    );
  });

  it('computes what fake-quantized tensors give', () => {
    const tally = { different: 0, codes: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const network = codedNetwork(seed, fixture);
        const { image, codes } = run(network, seed);
        const expected = floatForward(network, image).codes.hidden!;
        tally.different += expected.filter((code, at) => code !== codes.hidden![at]).length;
        tally.codes += expected.length;
      }),
      { numRuns: 60, seed: 1 },
    );
    // Only biases differ, rounded to the grid of the products or held by thresholds.
    expect(tally.different / tally.codes).toBeLessThan(0.02);
  });

  it('orders logits as values', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const network = codedNetwork(seed, { ...fixture, bias: false });
        const { codes, logits, compiled } = run(network, seed);
        const { weights, weightQuantizer, inputQuantizer } = network.layers.last!;
        const values = products(
          decode(codes.last!, inputQuantizer!),
          fakeQuantize(weights, weightQuantizer!),
          network.classes,
        );
        const units = (compiled.layers.at(-1) as IntegerMatrixLayer).outputChannels;
        const scale = logits.reduce((sum, logit, at) => sum + logit * values[at]!, 0);
        const norm = logits.reduce((sum, logit) => sum + logit * logit, 0);
        const largest = Math.max(...values.map(Math.abs));
        for (let at = 0; at < units && norm > 0; at++) {
          expect(Math.abs((logits[at]! * scale) / norm - values[at]!)).toBeLessThan(1e-4 * (largest + 1e-6));
        }
      }),
      { numRuns: 40 },
    );
  });
});

function products(inputs: Float32Array, weights: Float32Array, outputs: number): number[] {
  return Array.from({ length: outputs }, (_, output) =>
    inputs.reduce((sum, value, at) => sum + value * weights[at * outputs + output]!, 0),
  );
}

describe('thresholds', () => {
  const outputs = (format: CodeFormat, rest: Partial<Quantizer> = {}): Quantizer => ({
    format,
    decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(0.37),
    offsets: Float32Array.of(0),
    ...rest,
  });

  it.each<[string, Quantizer]>([
    ['signs', outputs(sign)],
    ['ternary codes', outputs(ternary)],
    ['powers of two', outputs(shifts)],
    ['minifloats', outputs(minifloatCodes(7), { steps: Float32Array.of(1e-4) })],
    [
      'planes',
      outputs(planeCodes(3), { planeCodes: Int32Array.of(2000, 1100, 700), steps: Float32Array.of(2e-4) }),
    ],
    [
      'an encoder',
      outputs(ternary, { encoder: { steps: Float32Array.of(0.3), offsets: Float32Array.of(0.1) } }),
    ],
  ])('give the code of the value but at ties: %s', (_, quantizer) => {
    const value = fc.float({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 255 }), (weight, bias, byte) => {
        const network = oneToOne(weight, bias, quantizer);
        const { codes } = run(network, 0);
        const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 8 }));
        const actual = engine.layerCodes(Uint8Array.of(byte)).second![0]!;
        expect(codes.second).toHaveLength(1);
        const [stored] = fakeQuantize(Float32Array.of(weight), network.layers.first!.weightQuantizer!);
        const output = Math.max(-1, Math.min(1, (stored! * byte) / 256 + Math.fround(bias)));
        const { steps, offsets } = encoderOf(quantizer);
        const scaled = (output - offsets[0]!) / steps[0]!;
        const nearest = Math.min(...codeLevels(quantizer).boundaries.map((each) => Math.abs(each - scaled)));
        fc.pre(nearest > 1e-6 * (1 + Math.abs(scaled)));
        expect(actual).toBe(encodeValue(output, quantizer, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('refuse planes without order', () => {
    const quantizer = outputs(planeCodes(3), { planeCodes: Int32Array.of(1000, 900, 800) });
    expect(() => compileIntegerNetwork(oneToOne(1, 0, quantizer), { requantizationBits: 8 })).toThrow(
      RangeError,
    );
  });
});

/** One weight of 7 steps at most and a bias behind one byte, coded by `outputs` after a hard tanh. */
function oneToOne(weight: number, bias: number, outputs: Quantizer): TrainedNetwork {
  const grid: Quantizer = {
    format: narrowGrid(4),
    decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(0.3),
    offsets: Float32Array.of(0),
  };
  const dense = (name: string, activation: DenseSpec['activation']): DenseSpec => ({
    kind: 'dense',
    name,
    units: 1,
    activation,
  });
  const layer = { bias: Float32Array.of(bias), batchNorm: null, weightQuantizer: grid };
  const bytes = { ...grid, format: integerGrid(8, false), steps: Float32Array.of(2 ** -8) };
  return {
    input: { height: 1, width: 1, channels: 1 },
    classes: 1,
    specs: [dense('first', 'hard-tanh'), dense('second', 'none')],
    layers: {
      first: { ...layer, weights: Float32Array.of(weight), inputQuantizer: bytes },
      second: { ...layer, weights: Float32Array.of(1), inputQuantizer: outputs },
    },
  };
}
