import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddition } from '../../../integer/add';
import { dyadicMultipliers } from '../../../integer/dyadic-multipliers';
import { exactKernel } from '../../../integer/exact-kernel';
import type { DyadicMultipliers, IntegerMatrixLayer } from '../../../integer/integer-network';
import { createMatrixStage } from '../../../integer/matrix-stage';
import { writePlane } from '../../../integer/plane';
import { integerGrid } from '../../../quantization/code-format';
import { createRandom } from '../../../random';
import { stageOutputs } from './check-stage.fixture';
import { engineCodes, factorPorts, rangeOf, rounded, specOf } from './engine-equality.fixture';
import { outputStageDesign } from './output-stage-design';
import type { OutputStageSpec } from './stage-spec';

describe('sums against the integer engine', () => {
  it('add the multiple of the run-time input sum', () => {
    const property = fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.nat(), (offset, seed) => {
      const random = createRandom(seed);
      const inputs = Array.from({ length: 8 }, () => Math.floor(random.next() * 16));
      const weightCodes = Int16Array.from(inputs, () => Math.floor(random.next() * 16) - 8);
      const multiplier = dyadicMultipliers(Float64Array.of(offset * 2 ** 16), 16);
      const layer = denseLayer(weightCodes, multiplier);
      const stage = createMatrixStage(layer, { height: 1, width: 1, channels: 8 }, exactKernel);
      writePlane(stage.input, inputs, 0);
      stage.accumulate();
      const sum = inputs.reduce((total, input, index) => total + input * (weightCodes[index] as number), 0);
      const spec: OutputStageSpec = {
        ...specOf(11, { kind: 'sum' }),
        sumBits: 30,
        fractionBits: 16,
        inputSum: { offset: 'real', bits: 7, signed: false, leftShift: 4 },
      };
      const { mantissa, shift } = factorPorts(multiplier, 4, 24);
      const [joined] = stageOutputs(outputStageDesign(spec), 'sum', {
        samples: [{ sum, inputSum: inputs.reduce((total, input) => total + input, 0) }],
        constants: { offsetMantissa: mantissa, offsetShift: shift },
      });
      expect(joined).toBe(stage.accumulators[0]);
    });
    fc.assert(property, { numRuns: 20 });
  });

  it('add what another layer hands over before the one rounding', () => {
    const property = fc.property(
      fc.double({ min: 0.001, max: 0.02, noNaN: true }),
      fc.double({ min: 0.3, max: 2, noNaN: true }),
      fc.nat(),
      (sumFactor, addendFactor, seed) => {
        const random = createRandom(seed);
        const left = dyadicMultipliers(Float64Array.of(sumFactor), 16);
        const right = dyadicMultipliers(Float64Array.of(addendFactor), 16);
        const fractionBits = Math.max(left.shifts[0] as number, right.shifts[0] as number);
        const bias = Math.floor((random.next() - 0.5) * 2 ** fractionBits * 8);
        const pairs = Array.from({ length: 64 }, () => ({
          sum: Math.floor((random.next() - 0.5) * 2 ** 12),
          addend: Math.floor(random.next() * 16),
        }));
        const sums = new Float64Array(pairs.length);
        const add = createAddition(
          {
            kind: 'add',
            name: 'add',
            operands: [left, right],
            fractionBits,
            bias: Float64Array.of(bias),
            accumulatorBits: 50,
            output: {
              kind: 'wide',
              shift: 0,
              minimums: new Float64Array(1),
              maximums: new Float64Array(1),
              bits: 50,
            },
          },
          1,
        );
        add(
          Float64Array.from(pairs, ({ sum }) => sum),
          Float64Array.from(pairs, ({ addend }) => addend),
          sums,
        );
        const multipliers = { mantissas: Int32Array.of(1), shifts: Int8Array.of(fractionBits) };
        const format = integerGrid(4, true);
        const output = {
          kind: 'requantization',
          arithmetic: 'shift',
          mantissaBits: 1,
          multipliers,
          format,
          ...rangeOf(format),
        } as const;
        const spec: OutputStageSpec = {
          ...specOf(13, { ...rounded, mantissaBits: 16, format }),
          addend: { bits: 4, signed: false, mantissaBits: 16, sumAlignmentBits: 0, addendAlignmentBits: 4 },
        };
        const codes = stageOutputs(outputStageDesign(spec), 'code', {
          samples: pairs,
          constants: {
            mantissa: left.mantissas[0] as number,
            addendMantissa: right.mantissas[0] as number,
            addendAlignment: fractionBits - (right.shifts[0] as number),
            addendBias: bias,
            shift: fractionBits,
          },
        });
        expect(codes).toEqual(engineCodes(output, 50, [...sums]).map((code) => code + 0));
      },
    );
    fc.assert(property, { numRuns: 20 });
  });
});

function denseLayer(weightCodes: Int16Array, inputSumMultiplier: DyadicMultipliers): IntegerMatrixLayer {
  return {
    kind: 'dense',
    name: 'dense',
    kernelHeight: 1,
    kernelWidth: 1,
    inputChannels: weightCodes.length,
    outputChannels: 1,
    stride: 1,
    padding: 'valid',
    weightFormat: integerGrid(4, true),
    inputFormat: integerGrid(4, false),
    weightCodes,
    bias: new Float64Array(1),
    padCode: 0,
    inputSumMultiplier,
    fractionBits: 16,
    accumulatorBits: 40,
    output: { kind: 'logits', mantissas: null },
  };
}
