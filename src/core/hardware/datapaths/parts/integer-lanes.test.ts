import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, type IntegerGrid, integerGrid } from '../../../quantization/code-format';
import type { DecodeForm } from '../../../quantization/decode-form';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { outputReader } from '../../gates/stimulus';
import { placements } from '../../placements';
import { type AffinePlacement, affineOperands } from '../../placements/affine-placement';
import type { DatapathOperand, LaneDesign, LaneSpec, PortValues } from '../datapath-class';
import { driveLanes } from '../drive-lanes';
import { integerGridDecoder } from './integer-decoder';
import { integerLanes } from './integer-lanes';
import { operandStage } from './operand-stage';
import { productStage } from './product-stage';
import { wordOf } from './stored-word';

const signed = integerGrid(4, true);
const unsigned = integerGrid(4, false);

function specOf(placement: AffinePlacement, changes: Partial<LaneSpec> = {}): LaneSpec {
  return {
    weights: { format: signed, scale: true, offset: 'real' },
    inputs: { format: unsigned, scale: true, offset: 'real' },
    placement,
    operand: 'both',
    pipelined: false,
    operandScaleBits: 3,
    productScaleBits: 5,
    lanes: 2,
    accumulatorBits: 24,
    ...changes,
  };
}

function designOf(spec: LaneSpec): LaneDesign {
  return integerLanes(spec, {
    weights: integerGridDecoder(spec.weights),
    inputs: integerGridDecoder(spec.inputs),
  });
}

/** What the netlist holds after two steps of two lanes. */
function sumOf(
  spec: LaneSpec,
  constants: PortValues,
  weights: readonly number[],
  inputs: readonly number[],
): bigint {
  const design = designOf(spec);
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const steps = [0, 1].map((step) => ({
    weights: weights.slice(2 * step, 2 * step + 2).map((code) => wordOf(spec.weights.format, code)),
    inputs: inputs.slice(2 * step, 2 * step + 2).map((code) => wordOf(spec.inputs.format, code)),
    isFirst: step === 0,
  }));
  const { stimulus, resultCycles } = driveLanes(netlist, design, [{ steps, constants }]);
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  return read('sum', resultCycles[0]![1]!, 0);
}

const weights = [-8, 3, 7, -1];
const inputs = [15, 2, 4, 9];

describe('integer lanes', () => {
  it.each<[AffinePlacement, PortValues, bigint]>([
    // -120 + 6 + 28 - 9.
    ['folded', {}, -95n],
    // (-8 - 2)(15 - 5) + (3 - 2)(2 - 5) + (7 - 2)(4 - 5) + (-1 - 2)(9 - 5) = -100 - 3 - 5 - 12.
    ['per-lane-offset', { weightZeroPoint: 2, inputZeroPoint: 5 }, -120n],
    // (3w - 10)(5x - 20): -34 * 55 + -1 * -10 + 11 * 0 + -13 * 25 = -1870 + 10 - 325.
    [
      'per-lane-dequantize',
      { weightScale: 3, weightZeroPoint: 10, inputScale: 5, inputZeroPoint: 20 },
      -2185n,
    ],
    ['shared-prestage', { weightScale: 3, weightZeroPoint: 10, inputScale: 5, inputZeroPoint: 20 }, -2185n],
    // -95 - 5 * (-8 + 3 + 7 - 1) - 2 * (15 + 2 + 4 + 9) = -95 - 5 - 60.
    ['expanded-affine', { weightZeroPoint: 2, inputZeroPoint: 5 }, -160n],
    // 31 * -95 - 4 * 6.
    ['per-product', { productScale: 31, productZeroPoint: 6 }, -2969n],
  ])('add up what %s says', (placement, constants, sum) => {
    for (const pipelined of [false, true]) {
      expect(sumOf(specOf(placement, { pipelined }), constants, weights, inputs)).toBe(sum);
    }
  });

  it('leave alone the operand that the placement does not act on', () => {
    // -8 * 10 + 3 * -3 + 7 * -1 - 1 * 4.
    const acting = specOf('per-lane-offset', { operand: 'activations' });
    expect(sumOf(acting, { inputZeroPoint: 5 }, weights, inputs)).toBe(-100n);
    expect(designOf(acting).constantPorts.map(({ name }) => name)).toEqual(['inputZeroPoint']);
  });

  it('multiply odd numbers where codes are half-integers', () => {
    const halves = { format: halfIntegerGrid(4), scale: true, offset: 'half' } as const;
    // 2k + 1: -15 * 15 + 7 * 2 + 15 * 4 - 1 * 9, which are halves of -7.5 * 15 + 3.5 * 2 + ….
    expect(sumOf(specOf('folded', { weights: halves }), {}, weights, inputs)).toBe(-160n);
    const plain = { format: unsigned, scale: true, offset: 'none' } as const;
    // 3 (2k + 1) times 5 x: 15 times as much.
    const dequantized = specOf('per-lane-dequantize', { weights: halves, inputs: plain });
    expect(sumOf(dequantized, { weightScale: 3, inputScale: 5 }, weights, inputs)).toBe(-2400n);
  });

  it('take from the port what a shared stage has made of inputs', () => {
    const design = designOf(specOf('shared-prestage'));
    expect(design.constantPorts.map(({ name }) => name)).toEqual(['weightScale', 'weightZeroPoint']);
    expect(design.sharedConstants.map(({ name }) => name)).toEqual(['inputScale', 'inputZeroPoint']);
    const step = { weights: [0b1000, 3], inputs: [15, 2], isFirst: true };
    const ports = { w0: -8, w1: 3, x0: 5 * 15 - 20, x1: 5 * 2 - 20, first: 1 };
    expect(design.drive(step, { inputScale: 5, inputZeroPoint: 20 })).toEqual([ports]);
  });

  it('are registered where they are pipelined: behind stages, products that are scaled and the tree', () => {
    const latency = (placement: AffinePlacement, pipelined: boolean) =>
      designOf(specOf(placement, { pipelined })).latencyCycles;
    expect(latency('per-lane-offset', false)).toBe(2);
    expect(latency('folded', true)).toBe(3);
    expect(latency('expanded-affine', true)).toBe(3);
    expect(latency('per-lane-offset', true)).toBe(4);
    expect(latency('shared-prestage', true)).toBe(4);
    expect(latency('per-product', true)).toBe(5);
  });

  it('refuse codes that are no integers', () => {
    const planes = {
      kind: 'planes',
      bits: 2,
      signed: true,
      shift: 0,
      minimum: -3,
      maximum: 3,
      planes: 2,
    } as const;
    const spec = specOf('folded', { weights: { format: planes, scale: true, offset: 'none' } });
    expect(() => designOf(spec)).toThrow(RangeError);
  });
});

const decodes = (['none', 'real'] as const).flatMap((offset): readonly DecodeForm[] => [
  { scale: 'power-of-two', granularity: 'tensor', offset },
  { scale: 'real', granularity: 'tensor', offset },
  { scale: 'mantissa', mantissaBits: 3, granularity: 'tensor', offset },
]);
const anyCoding = fc
  .tuple(fc.integer({ min: 1, max: 16 }), fc.boolean(), fc.constantFrom(...decodes))
  .map(([bits, isSigned, decode]) => ({ format: integerGrid(bits, isSigned), decode }));

function operandOf({ format, decode }: { format: IntegerGrid; decode: DecodeForm }): DatapathOperand {
  const { scale, mantissaBits, offset } = decode;
  const short = mantissaBits === undefined ? {} : { mantissaBits };
  return { format, scale: scale !== 'power-of-two', ...short, offset };
}

describe('widths of integer lanes', () => {
  it('are those that the counts of primitives have', () => {
    fc.assert(
      fc.property(
        anyCoding,
        anyCoding,
        fc.constantFrom(...placements.all),
        fc.constantFrom(...affineOperands),
        fc.constantFrom(null, 8),
        (weightCoding, inputCoding, placement, operand, operandScaleBits) => {
          const requantizationBits = 16;
          const context = {
            weights: weightCoding,
            inputs: inputCoding,
            operand,
            operandScaleBits,
            requantizationBits,
          };
          const treatment = placement.treat(context);
          const spec = {
            ...specOf(placement.id, { operand, operandScaleBits, productScaleBits: requantizationBits }),
            weights: operandOf(weightCoding),
            inputs: operandOf(inputCoding),
          };
          for (const name of ['weights', 'inputs'] as const) {
            const { result } = operandStage(spec, name, spec[name].format);
            const { bits, signed } = treatment[name].format;
            expect(result).toMatchObject({ bits, signed });
          }
          const bits = spec.weights.format.bits + spec.inputs.format.bits;
          const product = { bits, signed: spec.weights.format.signed || spec.inputs.format.signed };
          const growthBits = (productStage(spec, product)?.result.bits ?? bits) - bits;
          expect(growthBits).toBe(treatment.productGrowthBits);
        },
      ),
    );
  });
});
