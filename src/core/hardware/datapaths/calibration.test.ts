import { describe, expect, it } from 'vitest';
import { calibratedColumns } from './calibrated-units';
import stored from './calibration.data.json';
import { calibrationRecipe } from './calibration-recipe';
import { type Calibration, packFigures, readFigures } from './calibration-table';
import { energyScale } from './energy-scale';
import { fitEnergyScale } from './horowitz-units';
import { measureUnit } from './measure-unit';
import { type MeasuredUnit, unitKey } from './measured-unit';

const calibration: Calibration = stored;
const { keys } = calibration.figures;

/** The measured unit of a key; a column, as those are listed without planning networks. */
function columnOf(key: string): MeasuredUnit {
  const unit = calibratedColumns().find((each) => unitKey(each) === key);
  if (!unit) throw new RangeError(`not calibrated: ${key}`);
  return unit;
}

describe('the calibration table', () => {
  it('was measured by the present recipe', () => {
    expect(calibration.recipe).toEqual(calibrationRecipe);
  });

  it('has every column of the catalogue, once', () => {
    const known = new Set(keys);
    expect(known.size).toBe(keys.length);
    expect(
      calibratedColumns()
        .filter((unit) => !known.has(unitKey(unit)))
        .map(unitKey),
    ).toEqual([]);
    for (const column of Object.values(calibration.figures.columns)) expect(column).toHaveLength(keys.length);
  });

  it.each([
    'fixed-point i4 u4 pipelined',
    'affine i2so u2so pipelined per-lane-dequantize both 8 0',
    'ternary i2t u3',
  ])('is what measuring again gives: %s', (key) => {
    const figures = readFigures(packFigures([[key, measureUnit(columnOf(key))]]), 0);
    expect(readFigures(calibration.figures, keys.indexOf(key))).toEqual(figures);
  });

  it('has blocks whose energies add up to those of the unit, by kind', () => {
    const key = 'fixed-point i4 u4 pipelined';
    const { energyFj } = measureUnit(columnOf(key));
    const stored = readFigures(calibration.figures, keys.indexOf(key)).energyFj;
    for (const kind of ['combinational', 'register', 'clock'] as const) {
      expect(Math.abs(stored[kind] / energyFj[kind] - 1)).toBeLessThan(0.001);
    }
  });
});

describe('the factor to pJ', () => {
  it('is what the four published units give again', () => {
    expect(energyScale).toEqual(fitEnergyScale());
  });

  it('leaves each unit its residual', () => {
    const { factor, rows } = energyScale;
    expect(rows.map(({ unit, bits }) => `${unit} ${bits}`)).toEqual([
      'multiply 8',
      'add 8',
      'multiply 32',
      'add 32',
    ]);
    for (const { ownPj, publishedPj, residual } of rows) {
      expect((ownPj * factor) / publishedPj - 1).toBeCloseTo(residual, 12);
    }
  });
});
