import { describe, expect, it } from 'vitest';
import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
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
} from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import { affineOperands, affinePlacements } from '../placements/affine-placement';
import { middleConvolution, tabledHardware } from '../testing/layers';
import { evaluateCost } from './evaluate-cost';

const shifts = powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' });
const sums = (signed: boolean) => additivePowerCodes([[8, 4, 1], [2]], signed);
const mixed = rowMix([
  { format: shifts, fraction: 0.65 },
  { format: narrowGrid(4), fraction: 0.3 },
  { format: narrowGrid(8), fraction: 0.05 },
]);

const fixedPoint: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };
const real: DecodeForm = { ...fixedPoint, scale: 'real' };
const perRow: DecodeForm = { ...real, granularity: 'channel' };
const offset: DecodeForm = { ...real, offset: 'real' };
const short: DecodeForm = { ...fixedPoint, scale: 'mantissa', mantissaBits: 4 };

function layersOf(weights: CodeFormat, inputs: CodeFormat, decode = fixedPoint): readonly QuantizedLayer[] {
  const coding = (format: CodeFormat): OperandCoding => ({ format, decode });
  const layer = { weights: coding(weights), inputs: coding(inputs), poolWindow: 1, scalesPerChannel: false };
  return [
    { ...layer, shape: middleConvolution, outputs: layer.inputs },
    { ...layer, shape: { kind: 'dense', name: 'dense', inputs: 3136, outputs: 10 }, outputs: null },
  ];
}

function cost(weights: CodeFormat, inputs: CodeFormat, decode?: DecodeForm, change = {}) {
  return evaluateCost(layersOf(weights, inputs, decode), { ...tabledHardware, ...change });
}

function energyPj(weights: CodeFormat, inputs: CodeFormat, decode?: DecodeForm): number {
  return cost(weights, inputs, decode).totals.energyPj;
}

const pairs: readonly (readonly [string, CodeFormat, CodeFormat])[] = [
  ['integers', integerGrid(4, true), integerGrid(4, false)],
  ['half-integers', halfIntegerGrid(3), integerGrid(3, false)],
  ['signs', halfIntegerGrid(1), halfIntegerGrid(1)],
  ['signs on integers', halfIntegerGrid(1), integerGrid(8, false)],
  ['ternary', narrowGrid(2), narrowGrid(2)],
  ['powers of two', shifts, integerGrid(8, false)],
  ['powers of two on both sides', shifts, shifts],
  ['sums of powers', sums(true), sums(false)],
  ['sums of powers on integers', sums(true), integerGrid(8, false)],
  ['minifloats', minifloatCodes(8), minifloatCodes(8)],
  ['minifloats on integers', integerGrid(8, true), minifloatCodes(8)],
  ['planes on signs', halfIntegerGrid(1), planeCodes(2)],
  ['planes on integers', planeCodes(2), integerGrid(8, false)],
  ['integers on planes', integerGrid(8, true), planeCodes(3)],
  ['planes', planeCodes(2), planeCodes(2)],
  ['mixed rows', mixed, integerGrid(4, false)],
];

/** Multipliers of 16 bits take integers that fit them, and one integer per code. */
const refusedBy16Bits = ({ kind }: CodeFormat) => kind === 'minifloat' || kind === 'planes';

describe.each(pairs)('%s', (_, weights, inputs) => {
  const isRefused = [weights, inputs].some(refusedBy16Bits);
  const offeredWidths = isRefused ? ['resized'] : ['resized', 'fixed-16'];

  it('run on 16-bit multipliers, or say why not', () => {
    const change = {
      acceleratorParams: { ...tabledHardware.acceleratorParams, datapathWidth: 'fixed-16' },
    };
    const evaluate = () => cost(weights, inputs, fixedPoint, change);
    if (isRefused) expect(evaluate).toThrow('dian-nao cannot run');
    else expect(evaluate().totals.energyPj).toBeGreaterThan(0);
  });

  it.each(affinePlacements)('cost energy, area and time, with %s', (placement) => {
    for (const decode of [fixedPoint, real, perRow, offset, short]) {
      for (const operand of affineOperands) {
        for (const datapathWidth of offeredWidths) {
          const change = {
            placement,
            operand,
            acceleratorParams: { ...tabledHardware.acceleratorParams, datapathWidth },
          };
          const { totals, energyByComponentPj } = cost(weights, inputs, decode, change);
          for (const total of Object.values(totals)) {
            expect(Number.isFinite(total)).toBe(true);
            expect(total).toBeGreaterThan(0);
          }
          for (const energy of Object.values(energyByComponentPj)) expect(energy).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  it('cost no less with a real step, an offset or a scale per row', () => {
    const plain = energyPj(weights, inputs);
    expect(energyPj(weights, inputs, short)).toBeGreaterThanOrEqual(plain);
    expect(energyPj(weights, inputs, real)).toBeGreaterThanOrEqual(energyPj(weights, inputs, short));
    expect(energyPj(weights, inputs, perRow)).toBeGreaterThan(energyPj(weights, inputs, real));
    expect(energyPj(weights, inputs, offset)).toBeGreaterThan(energyPj(weights, inputs, real));
  });
});

describe('costs', () => {
  it.each<[string, (bits: number) => CodeFormat, readonly number[], CodeFormat]>([
    ['integers', (bits) => integerGrid(bits, true), [2, 3, 4, 8], integerGrid(4, false)],
    ['half-integers', halfIntegerGrid, [1, 2, 4, 8], integerGrid(4, false)],
    [
      'powers of two',
      (bits) => powerOfTwoCodes(bits, { hasZero: true, rounding: 'nearest' }),
      [2, 3, 4, 5],
      integerGrid(8, false),
    ],
    ['minifloats', (bits) => minifloatCodes(bits), [6, 7, 8, 12], minifloatCodes(8)],
    ['planes on planes', planeCodes, [1, 2, 3, 4], planeCodes(2)],
    ['planes on signs', planeCodes, [1, 2, 3, 4], halfIntegerGrid(1)],
  ])('rise with the bits of %s', (_, format, widths, inputs) => {
    const reports = widths.map((bits) => cost(format(bits), inputs));
    for (const [index, report] of reports.slice(1).entries()) {
      expect(report.totals.energyPj).toBeGreaterThan(reports[index]!.totals.energyPj);
      expect(report.totals.areaUm2).toBeGreaterThanOrEqual(reports[index]!.totals.areaUm2);
    }
  });

  it('fall from multipliers over gated signs to XNOR', () => {
    const multiply = (weights: CodeFormat, inputs: CodeFormat) =>
      cost(weights, inputs).energyByComponentPj.multiply ?? 0;
    expect(multiply(integerGrid(2, true), integerGrid(2, true))).toBeGreaterThan(
      multiply(narrowGrid(2), narrowGrid(2)),
    );
    expect(multiply(narrowGrid(2), narrowGrid(2))).toBeGreaterThan(
      multiply(halfIntegerGrid(1), halfIntegerGrid(1)),
    );
  });

  it('of a sum of powers grow with its terms', () => {
    const terms = [[[1]], [[2, 4, 1]], [[8, 4, 1], [2]], [[64, 16, 2], [32, 8, 1], [4]]];
    const energies = terms.map((each) => energyPj(additivePowerCodes(each, true), integerGrid(8, false)));
    for (const [index, energy] of energies.slice(1).entries())
      expect(energy).toBeGreaterThan(energies[index]!);
  });

  it('of an output are a small part of its products', () => {
    for (const [, weights, inputs] of pairs) {
      const { energyByComponentPj: energy } = cost(weights, inputs);
      const arithmetic = (energy.multiply ?? 0) + (energy.accumulate ?? 0);
      expect(energy.requantization).toBeLessThan(0.2 * arithmetic);
    }
  });

  it('of mixed rows lie between those of their rows', () => {
    const inputs = integerGrid(4, false);
    const rows = [shifts, narrowGrid(4), narrowGrid(8)].map(
      (format) => cost(format, inputs).energyByComponentPj.multiply,
    );
    const mix = cost(mixed, inputs).energyByComponentPj.multiply;
    expect(mix).toBeCloseTo(0.65 * rows[0]! + 0.3 * rows[1]! + 0.05 * rows[2]!, 6);
  });

  it('say what they assume of formats that split the array', () => {
    const codes = (weights: CodeFormat) => cost(weights, planeCodes(2)).notes.map(({ code }) => code);
    expect(codes(mixed)).toEqual(expect.arrayContaining(['planes-in-parallel', 'mixed-rows']));
    const plain = cost(integerGrid(4, true), integerGrid(4, false)).notes.map(({ code }) => code);
    expect(plain).not.toContain('planes-in-parallel');
    expect(plain).not.toContain('mixed-rows');
  });
});
