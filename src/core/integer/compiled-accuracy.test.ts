import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrainedNetwork } from '../networks/trained-network';
import { imageQuantizer } from '../quantization/image-coding';
import { compileIntegerNetwork } from './compile';
import { floatForward } from './float-forward.fixture';
import type {
  DyadicMultipliers,
  IntegerMatrixLayer,
  IntegerNetwork,
  Requantization,
} from './integer-network';
import { createIntegerEngine } from './run';
import { type FixtureOptions, randomImage, randomTrainedNetwork } from './trained-network.fixture';

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe('a compiled network', () => {
  it('agrees with the float simulation bit for bit where all steps are powers of two', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trained = randomTrainedNetwork(seed, { scale: 'power-of-two' });
        const engine = createIntegerEngine(compileIntegerNetwork(trained, { requantizationBits: 8 }));
        const image = randomImage(trained.input, seed);
        const expected = floatForward(trained, image);
        expect(engine.layerCodes(image)).toMatchObject(expected.codes);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees bit for bit behind additions and means too', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, hardTanh) => {
        const trained = randomTrainedNetwork(seed, { scale: 'power-of-two', graph: true, hardTanh });
        const engine = createIntegerEngine(compileIntegerNetwork(trained, { requantizationBits: 24 }));
        const image = randomImage(trained.input, seed);
        const { dense, ...expected } = floatForward(trained, image).codes;
        const { dense: means, ...actual } = engine.layerCodes(image);
        expect(actual).toMatchObject(expected);
        if (!hardTanh) expect(means).toEqual(dense);
        // Below zero a mantissa of so many positions puts ties on either side.
        else for (const [at, mean] of means!.entries()) expect(Math.abs(mean - dense![at]!)).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
  });

  const graphs: readonly FixtureOptions[] = [
    { scale: 'real', graph: true },
    { scale: 'real', graph: true, inputOffsets: true, batchNorm: true },
    { scale: 'real', graph: true, hardTanh: true, batchNorm: true },
  ];

  it.each(graphs)('adds and averages what fake-quantized tensors give, %j', (options) => {
    const tally = { different: 0, tooFar: 0, codes: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const trained = randomTrainedNetwork(seed, options);
        const network = compileIntegerNetwork(trained, { requantizationBits: 24 });
        const image = randomImage(trained.input, seed);
        const actual = createIntegerEngine(network).layerCodes(image);
        const expected = floatForward(trained, image).codes;
        // `conv3` reads the sum of conv2, whose shift is rounded to its products, and of the codes of conv1.
        const sum = network.layers.find((layer) => layer.kind === 'add')!;
        compareCodes(actual.conv3!, expected.conv3!, 2 + Math.ceil(largestFactor(sum.operands[0])), tally);
        // `dense` reads a mean, behind two more layers.
        if (!options.batchNorm) compareCodes(actual.dense!, expected.dense!, 3, tally);
      }),
      { numRuns: 60, seed: 1 },
    );
    // A code that a near tie flips in front of two layers can move a sum behind them further than their own roundings.
    expect(tally.tooFar / tally.codes).toBeLessThan(0.002);
    expect(tally.different / tally.codes).toBeLessThan(0.03);
  });

  const kinds: readonly FixtureOptions[] = [
    { scale: 'real' },
    { scale: 'real', inputOffsets: true },
    { scale: 'real', hardTanh: true, batchNorm: true },
    { scale: 'real', weightOffsets: true },
    { scale: 'real', weightOffsets: true, inputOffsets: true, batchNorm: true },
  ];

  it.each(kinds)('computes what fake-quantized tensors give, %j', (options) => {
    const tally = { different: 0, tooFar: 0, codes: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const trained = randomTrainedNetwork(seed, options);
        const network = compileIntegerNetwork(trained, { requantizationBits: 24 });
        const image = randomImage(trained.input, seed);
        const actual = createIntegerEngine(network).layerCodes(image);
        const tolerance = 1 + Math.ceil(largestMultiplier(network));
        compareSecondLayer(trained, actual, floatForward(trained, image).codes, tolerance, tally);
      }),
      { numRuns: 60, seed: 1 },
    );
    // Bias and input sum are rounded to half a unit each, and a unit is worth `largestMultiplier` codes.
    expect(tally.tooFar).toBe(0);
    expect(tally.different / tally.codes).toBeLessThan(0.03);
  });

  it('keeps the offsets of a dense layer to the tolerance of its roundings', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const trained = lastLayerOnly(randomTrainedNetwork(seed, { scale: 'real', weightOffsets: true }));
        const network = compileIntegerNetwork(trained, { requantizationBits: 24 });
        const image = randomImage(trained.input, seed);
        const logits = createIntegerEngine(withoutMantissas(network)).logits(image);
        const expected = floatForward(trained, image).logits;
        const { weightQuantizer, inputQuantizer } = Object.values(trained.layers)[0]!;
        for (const [channel, logit] of logits.entries()) {
          const step = weightQuantizer!.steps[weightQuantizer!.steps.length === 1 ? 0 : channel]!;
          const unit = step * inputQuantizer!.steps[0]!;
          const { fractionBits } = network.layers.at(-1) as IntegerMatrixLayer;
          const value = (logit * unit) / 2 ** fractionBits;
          // Half a unit for the bias, and 2^-16 of an input sum of up to 12 * 255 codes.
          expect(Math.abs(value - expected[channel]!)).toBeLessThan(unit);
        }
      }),
    );
  });
});

function largestMultiplier({ layers }: IntegerNetwork): number {
  return largestFactor(((layers[0] as IntegerMatrixLayer).output as Requantization).multipliers);
}

function largestFactor({ mantissas, shifts }: DyadicMultipliers): number {
  return Math.max(...Array.from(mantissas, (mantissa, entry) => Math.abs(mantissa) / 2 ** shifts[entry]!));
}

/** What the second layer reads depends on one layer's rounding, not on a chain of them. */
function compareSecondLayer(
  trained: TrainedNetwork,
  actual: Readonly<Record<string, Int32Array>>,
  expected: Readonly<Record<string, Int32Array>>,
  tolerance: number,
  tally: { different: number; tooFar: number; codes: number },
): void {
  const second = trained.specs.filter(({ kind }) => kind === 'conv')[1]!.name;
  compareCodes(actual[second]!, expected[second]!, tolerance, tally);
}

function compareCodes(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  tally: { different: number; tooFar: number; codes: number },
): void {
  for (const [index, code] of Array.from(actual).entries()) {
    const difference = Math.abs(code - expected[index]!);
    tally.codes++;
    if (difference > 0) tally.different++;
    if (difference > tolerance) tally.tooFar++;
  }
}

/** The last layer of a network as a network of its own, fed with image bytes. */
function lastLayerOnly(trained: TrainedNetwork): TrainedNetwork {
  const spec = trained.specs.at(-1)!;
  const layer = trained.layers[spec.name]!;
  const inputs = layer.weights.length / layer.bias.length;
  return {
    input: { height: 1, width: 1, channels: inputs },
    classes: layer.bias.length,
    specs: [spec],
    layers: { [spec.name]: { ...layer, inputQuantizer: imageQuantizer } },
  };
}

function withoutMantissas(network: IntegerNetwork): IntegerNetwork {
  const layers = network.layers.map((layer) =>
    layer.kind === 'dense' && layer.output.kind === 'logits'
      ? { ...layer, output: { ...layer.output, mantissas: null } }
      : layer,
  );
  return { ...network, layers };
}
