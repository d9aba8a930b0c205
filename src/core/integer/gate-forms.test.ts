import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
} from '../quantization/code-format';
import { encode } from '../quantization/encode';
import { nearestCode } from '../quantization/nearest-code';
import type { Quantizer } from '../quantization/quantizer';
import { type CodedFixture, codedNetwork } from './coded-network.fixture';
import { compileIntegerNetwork } from './compile';
import { createIntegerEngine } from './run';
import { randomImage } from './trained-network.fixture';

/** What gates and counters compute, against the accumulators of the engine. */
type GateForm = (weights: readonly number[], inputs: readonly number[], quantizers: Operands) => number;

interface Operands {
  readonly weights: Quantizer;
  readonly inputs: Quantizer;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

function expectGateForm(fixture: CodedFixture, form: GateForm): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const network = codedNetwork(seed, { ...fixture, bias: false });
      const { weights, weightQuantizer, inputQuantizer } = network.layers.last!;
      const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 16 }));
      const image = randomImage(network.input, seed);
      const inputs = [...engine.layerCodes(image).last!];
      const codes = [...encode(weights, weightQuantizer!)];
      const quantizers = { weights: weightQuantizer!, inputs: inputQuantizer! };
      const sums = Array.from({ length: network.classes }, (_, channel) => {
        const column = codes.filter((__, at) => at % network.classes === channel);
        return form(column, inputs, quantizers);
      });
      expect([...engine.logits(image)]).toEqual(sums);
    }),
    { numRuns: 60 },
  );
}

const popcount = (bits: readonly boolean[]) => bits.filter(Boolean).length;

/** 2 * popcount(xnor) - K. */
function signedCount(left: readonly boolean[], right: readonly boolean[]): number {
  return 2 * popcount(left.map((bit, at) => bit === right[at])) - left.length;
}

/** Bits of every plane, found as a decoder would: by the sums that they give. */
function planesOf(codes: readonly number[], planes: Int32Array): readonly boolean[][] {
  const patterns = Array.from({ length: 2 ** planes.length }, (_, pattern) =>
    Array.from(planes, (__, plane) => (pattern & (1 << plane)) !== 0),
  );
  const sumOf = (pattern: readonly boolean[]) =>
    pattern.reduce((sum, bit, plane) => sum + (bit ? 1 : -1) * planes[plane]!, 0);
  const bits = codes.map((code) => patterns.find((pattern) => sumOf(pattern) === code)!);
  return Array.from(planes, (_, plane) => bits.map((pattern) => pattern[plane]!));
}

describe('accumulators', () => {
  it('equal counts of equal signs', () => {
    const sign = halfIntegerGrid(1);
    expectGateForm({ weights: sign, activations: sign, activation: 'hard-tanh' }, (weights, inputs) =>
      // Stored codes -1 and 0 stand for -1/2 and 1/2.
      signedCount(
        weights.map((code) => code === 0),
        inputs.map((code) => code === 0),
      ),
    );
  });

  it('equal counts of every pair of planes, times their scales', () => {
    const fixture = { weights: planeCodes(2), activations: planeCodes(3), activation: 'hard-tanh' } as const;
    expectGateForm(fixture, (weights, inputs, quantizers) => {
      const [left, right] = [quantizers.weights.planeCodes!, quantizers.inputs.planeCodes!];
      const inputPlanes = planesOf(inputs, right);
      return planesOf(weights, left).reduce(
        (sum, weightPlane, i) =>
          inputPlanes.reduce(
            (part, plane, j) => part + left[i]! * right[j]! * signedCount(weightPlane, plane),
            sum,
          ),
        0,
      );
    });
  });

  it('equal two counts of gated signs where codes are ternary', () => {
    const ternary = narrowGrid(2);
    expectGateForm({ weights: ternary, activations: ternary, activation: 'hard-tanh' }, (weights, inputs) => {
      const nonzero = weights.map((code, at) => code !== 0 && inputs[at] !== 0);
      const negative = weights.map((code, at) => nonzero[at]! && code < 0 !== inputs[at]! < 0);
      return popcount(nonzero) - 2 * popcount(negative) + 0;
    });
  });

  it('equal sums of shifted inputs where weights are powers of two', () => {
    const shifts = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });
    expectGateForm(
      { weights: shifts, activations: integerGrid(4, false), activation: 'relu' },
      (weights, inputs) =>
        weights.reduce((sum, code, at) => {
          if (code === 0) return sum;
          const shifted = inputs[at]! << (31 - Math.clz32(Math.abs(code)));
          return code < 0 ? sum - shifted : sum + shifted;
        }, 0),
    );
  });

  it('equal one shifted input per term where weights are sums of powers of two', () => {
    const terms = [[8, 4, 1], [2]];
    const weights = additivePowerCodes(terms, true);
    expectGateForm(
      { weights, activations: additivePowerCodes(terms, false), activation: 'relu' },
      (codes, inputs) =>
        codes.reduce((sum, code, at) => {
          const powers = terms.map((term) => term.find((power) => (Math.abs(code) & power) !== 0));
          const shifted = powers.map((power) => (power ? inputs[at]! << Math.log2(power) : 0));
          return sum + Math.sign(code) * shifted.reduce((total, each) => total + each, 0);
        }, 0),
    );
  });

  it('equal counts of bit pairs of two’s complement numbers', () => {
    const grid = integerGrid(4, true);
    const bit = (code: number, place: number) => ((code >> place) & 1) === 1;
    expectGateForm({ weights: grid, activations: grid, activation: 'hard-tanh' }, (weights, inputs) => {
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          const both = popcount(weights.map((code, at) => bit(code, i) && bit(inputs[at]!, j)));
          sum += ((i === 3) === (j === 3) ? 1 : -1) * 2 ** (i + j) * both;
        }
      }
      return sum;
    });
  });

  it('equal shifted products of significands where codes are minifloats', () => {
    const minifloat = minifloatCodes(8);
    const parts = (code: number) => {
      let exponent = 0;
      while (Math.abs(code) >= 2 ** (4 + exponent)) exponent++;
      return { significand: code / 2 ** exponent, exponent };
    };
    expectGateForm({ weights: minifloat, activations: minifloat, activation: 'relu' }, (weights, inputs) =>
      weights.reduce((sum, code, at) => {
        const [left, right] = [parts(code), parts(inputs[at]!)];
        expect(Number.isInteger(left.significand)).toBe(true);
        return sum + left.significand * right.significand * 2 ** (left.exponent + right.exponent);
      }, 0),
    );
  });
});

it('planes of scales 4, 2 and 1 are half-integers of three bits', () => {
  const grid = { format: halfIntegerGrid(3) };
  const planes = { format: planeCodes(3), planeCodes: Int32Array.of(4, 2, 1) };
  fc.assert(
    fc.property(fc.float({ min: -10, max: 10, noNaN: true }), (value) => {
      expect(nearestCode(value, planes, 0)).toBe(2 * nearestCode(value / 2, grid, 0));
    }),
  );
});
