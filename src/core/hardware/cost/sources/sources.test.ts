import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PrimitiveKind, primitiveKinds } from '../../primitives';
import { costSources } from '.';
import { bitfusion } from './bitfusion';
import type { PrimitiveCost } from './cost-source';
import { horowitz } from './horowitz';
import { qtools } from './qtools';
import { costSourceIds } from './source-ids';

/** Ranges of the rows that a price goes beyond. */
function beyond({ notes }: PrimitiveCost): readonly string[] {
  return notes
    .filter(([, { code }]) => code === 'extrapolated-widths')
    .map(([, { parameters }]) => `${parameters.minimumBits}-${parameters.maximumBits}`);
}

const width = fc.integer({ min: 1, max: 32 });

describe.each([horowitz, bitfusion, qtools])('cost source $id', (source) => {
  it('never makes a wider multiplier cheaper, smaller or less leaky', () => {
    fc.assert(
      fc.property(width, width, (a, b) => {
        const [narrow, wide] = [source.price('multiply', a, b), source.price('multiply', a + 1, b)];
        expect(wide.energyPj).toBeGreaterThan(narrow.energyPj);
        expect(wide.areaUm2).toBeGreaterThan(narrow.areaUm2);
        expect(wide.leakageUw).toBeGreaterThan(narrow.leakageUw);
      }),
    );
  });

  it('prices both orders of a multiplier alike', () => {
    fc.assert(
      fc.property(width, width, (a, b) => {
        const { energyPj } = source.price('multiply', b, a);
        expect(source.price('multiply', a, b).energyPj).toBeCloseTo(energyPj, 12);
      }),
    );
  });

  it.each(primitiveKinds.filter((kind) => kind !== 'multiply'))('lets %s grow with its width', (kind) => {
    fc.assert(
      fc.property(width, (bits) => {
        const [narrow, wide] = [source.price(kind, bits), source.price(kind, bits + 1)];
        expect(narrow.energyPj).toBeGreaterThan(0);
        expect(wide.energyPj).toBeGreaterThan(narrow.energyPj);
        expect(wide.areaUm2).toBeGreaterThan(narrow.areaUm2);
      }),
    );
  });

  it('flags widths outside the range of the row', () => {
    for (const quantity of ['energyPj', 'areaUm2', 'leakageUw'] as const) {
      const { minimumBits, maximumBits } = source.recipe.add[quantity];
      expect(beyond(source.price('add', minimumBits))).not.toContain(`${minimumBits}-${maximumBits}`);
      expect(beyond(source.price('add', maximumBits + 1))).toContain(`${minimumBits}-${maximumBits}`);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a width of %s', (bits) => {
    expect(() => source.price('add', bits)).toThrow(RangeError);
    expect(() => source.price('multiply', 8, bits)).toThrow(RangeError);
  });

  it('names the source of every row', () => {
    const rows = primitiveKinds.flatMap((kind) => Object.values(source.recipe[kind]));
    expect(source.references).toEqual([...new Set(rows.map((row) => row.source))]);
  });
});

describe('horowitz', () => {
  it.each<[PrimitiveKind, number, number, number]>([
    ['multiply', 8, 0.2, 282],
    ['multiply', 32, 3.1, 3495],
    ['add', 8, 0.03, 36],
    ['add', 16, 0.05, 67],
    ['add', 32, 0.1, 137],
  ])('returns its table for %s at %i bits', (kind, bits, energyPj, areaUm2) => {
    const price = horowitz.price(kind, bits, kind === 'multiply' ? bits : 0);
    expect(price.energyPj).toBeCloseTo(energyPj, 12);
    expect(price.areaUm2).toBeCloseTo(areaUm2, 9);
    expect(beyond(price)).not.toContain('8-32');
  });

  it('follows the QKeras polynomial between the tabled multipliers', () => {
    // 0.002994791667 * 16^2 + 0.001041666667 * 16 = 0.7833
    expect(horowitz.price('multiply', 16, 16).energyPj).toBeCloseTo(0.78333, 5);
    // The polynomial takes the geometric mean of both widths: 4 x 16 costs as 8 x 8.
    expect(horowitz.price('multiply', 4, 16).energyPj).toBeCloseTo(0.2, 12);
  });

  it('takes registers from Aladdin and says that its shifter is recalled', () => {
    expect(horowitz.price('register', 16)).toMatchObject({ source: 'shao-2014', provenance: 'borrowed' });
    expect(horowitz.price('register', 16).energyPj).toBeCloseTo(0.144, 12);
    expect(horowitz.price('shift', 32)).toMatchObject({ source: 'you-2020', provenance: 'assumed' });
    expect(horowitz.recipe.multiply.areaUm2.provenance).toBe('assumed');
    const notes = horowitz.price('multiply', 8, 32).notes.map(([, note]) => note);
    expect(notes).toEqual([
      {
        code: 'extrapolated-widths',
        parameters: {
          source: 'horowitz',
          primitive: 'multiply',
          quantities: 'leakage',
          minimumBits: 2,
          maximumBits: 16,
        },
      },
      {
        code: 'assumed-row',
        parameters: {
          source: 'horowitz',
          primitive: 'multiply',
          quantities: 'area',
          reference: 'horowitz-2014',
        },
      },
    ]);
    expect(horowitz.recipe.mux.areaUm2.provenance).toBe('assumed');
  });

  it('multiplies by one bit with AND gates', () => {
    expect(horowitz.price('multiply', 1, 8)).toEqual(horowitz.price('and', 8));
  });
});

describe('bitfusion', () => {
  // Per element of the synthesised 4x4 arrays: pJ, um2, uW (hsharma35/bitfusion, systolic_array_synth.csv).
  it.each([
    [2, 0.0407, 81, 1.74],
    [4, 0.0824, 192, 5.31],
    [8, 0.2034, 511, 16.1],
    [16, 0.6027, 1679, 57.0],
  ])('adds up to the synthesised element of %i bits within 6 %%', (bits, energyPj, areaUm2, leakageUw) => {
    const parts = [
      bitfusion.price('multiply', bits, bits),
      bitfusion.price('add', 2 * bits),
      bitfusion.price('register', bits),
      bitfusion.price('register', bits),
    ];
    const total = (quantity: 'energyPj' | 'areaUm2' | 'leakageUw') =>
      parts.reduce((sum, part) => sum + part[quantity], 0);
    expect(Math.abs(total('energyPj') / energyPj - 1)).toBeLessThan(0.06);
    expect(Math.abs(total('areaUm2') / areaUm2 - 1)).toBeLessThan(0.06);
    expect(Math.abs(total('leakageUw') / leakageUw - 1)).toBeLessThan(0.06);
  });

  it('borrows its adder by name', () => {
    expect(bitfusion.price('add', 8)).toMatchObject({ source: 'horowitz-2014', provenance: 'borrowed' });
    expect(bitfusion.recipe.add.areaUm2.source).toBe('mrazek-2017');
  });

  it('says where a borrowed row leaves the range of its lender', () => {
    const parameters = { source: 'bitfusion', primitive: 'add' };
    expect(bitfusion.price('add', 5).notes.map(([, note]) => note.parameters)).toEqual([
      { ...parameters, quantities: 'energy', minimumBits: 8, maximumBits: 32 },
      { ...parameters, quantities: 'area', minimumBits: 8, maximumBits: 16 },
    ]);
    expect(bitfusion.price('mux', 5).notes).toHaveLength(2);
    expect(bitfusion.price('add', 16).notes).toEqual([]);
  });
});

// google/qkeras tests/qtools_model_test.py, test_qenergy, layer d0: 784 -> 300, int8 operands, int32 sums, 2^27 bits of SRAM.
describe('qtools', () => {
  const sramPj = (bits: number) => qtools.ownMemory?.sramAccessPj(2 ** 27, bits);

  it('reads the inputs and writes the outputs of its test row', () => {
    expect(sramPj(784 * 8)).toBeCloseTo(372.77, 2);
    expect(sramPj(300 * 32)).toBeCloseTo(570.57, 2);
  });

  it('reads the parameters of its test row, weights and biases', () => {
    expect((sramPj(784 * 300 * 8) ?? 0) + (sramPj(300 * 8) ?? 0)).toBeCloseTo(111_975.96, 2);
  });

  it('multiplies and adds as its test row does', () => {
    const macPj = qtools.price('multiply', 8, 8).energyPj + qtools.price('add', 32).energyPj;
    expect(784 * 300 * macPj).toBeCloseTo(70_560, 2);
  });

  it('says that a word of 64 bits costs what Horowitz gives for a bit', () => {
    // 20 pJ per 64 bits of a 32 KB cache.
    expect(qtools.ownMemory?.sramAccessPj(2 ** 18, 64)).toBeCloseTo(20 / 64, 7);
    expect(qtools.ownMemory?.dramPjPerBit).toBe(20.3125);
  });
});

it('lists every source of the folder', () => {
  const parts = ['index', 'cost-source', 'rows', 'row-notes', 'borrowed', 'source-ids'];
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace('.ts', ''));
  expect(costSources.ids).toEqual(costSourceIds);
  expect([...costSources.ids].sort()).toEqual(files.filter((file) => !parts.includes(file)).sort());
});
