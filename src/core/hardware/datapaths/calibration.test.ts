import { describe, expect, it } from 'vitest';
import { cellTable, flipFlopClockFj } from '../gates/cell-table';
import { calibratedColumns } from './calibrated-units';
import stored from './calibration.data.json';
import { calibrationRecipe } from './calibration-recipe';
import { type Calibration, packFigures, readFigures } from './calibration-table';
import { energyScale } from './energy-scale';
import { fitEnergyScale } from './horowitz-units';
import { type MeasuredFigures, measureUnit } from './measure-unit';
import { type MeasuredUnit, unitKey } from './measured-unit';

const calibration: Calibration = stored;
const { keys } = calibration.figures;

/** The measured unit of a key; a column, as those are listed without planning networks. */
function columnOf(key: string): MeasuredUnit {
  const unit = calibratedColumns().find((each) => unitKey(each) === key);
  if (!unit) throw new RangeError(`not calibrated: ${key}`);
  return unit;
}

function figuresOf(key: string): MeasuredFigures {
  return readFigures(calibration.figures, keys.indexOf(key));
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
    const rows = keys.length - calibration.figures.repeatedRows.length;
    for (const column of Object.values(calibration.figures.columns)) expect(column).toHaveLength(rows);
  });

  it.each([
    'fixed-point i4 u4 pipelined',
    'affine i2so u2so pipelined per-lane-dequantize both 8 0',
    'ternary i2t u3',
  ])('is what measuring again gives: %s', (key) => {
    const figures = readFigures(packFigures([[key, measureUnit(columnOf(key))]]), 0);
    expect(figuresOf(key)).toEqual(figures);
  });

  it('charges every flip-flop of a column its clock in every cycle', () => {
    const { areaUm2, transistors } = cellTable['flip-flop'];
    const parallel = keys.filter((key) => /^(fixed-point|affine|half-integer|ternary|fixed-width)/.test(key));
    expect(parallel.length).toBeGreaterThan(500);
    for (const key of parallel) {
      const figures = figuresOf(key);
      const blocks = Object.values(figures.blocks);
      const flipFlops = blocks.reduce((sum, { registers }) => sum + registers.areaUm2, 0) / areaUm2;
      // Areas and energies are kept at four digits, of some blocks each.
      expect(Math.abs(figures.energyFj.clock / (flipFlops * flipFlopClockFj) - 1)).toBeLessThan(0.001);
      // Adders have more area per transistor than flip-flops, gates no more than three times as much.
      expect(figures.transistors).toBeGreaterThan(flipFlops * transistors);
      expect(figures.areaUm2 / figures.transistors).toBeLessThan((3 * areaUm2) / transistors);
    }
  });

  it('leaks more per transistor than a full adder and less than an inverter', () => {
    const perTransistor = ({ leakageNw, transistors }: { leakageNw: number; transistors: number }) =>
      leakageNw / transistors;
    for (const key of keys) {
      const leakage = perTransistor(figuresOf(key));
      // Kept at three digits.
      expect(leakage).toBeGreaterThan(0.99 * perTransistor(cellTable['full-adder']));
      expect(leakage).toBeLessThan(perTransistor(cellTable.inverter));
    }
  });
});

describe('the factor to pJ', () => {
  it('is what the four published units give again', () => {
    expect(energyScale).toEqual(fitEnergyScale());
  });

  it('brings the published units nearer than any other factor', () => {
    const { factor, rows } = energyScale;
    const squares = (tried: number): number =>
      rows.reduce((sum, { ownPj, publishedPj }) => sum + ((ownPj * tried) / publishedPj - 1) ** 2, 0);
    expect(squares(factor)).toBeLessThan(squares(0.99 * factor));
    expect(squares(factor)).toBeLessThan(squares(1.01 * factor));
    const residuals = rows.reduce((sum, { residual }) => sum + residual ** 2, 0);
    expect(residuals).toBeCloseTo(squares(factor), 12);
  });

  it('is fitted to the integer units of the published table, and lies between what they ask for', () => {
    const { factor, lowest, highest, rows } = energyScale;
    expect(rows.map(({ unit, bits, publishedPj }) => [unit, bits, publishedPj])).toEqual([
      ['multiply', 8, 0.2],
      ['add', 8, 0.03],
      ['multiply', 32, 3.1],
      ['add', 32, 0.1],
    ]);
    const asked = rows.map(({ ownPj, publishedPj }) => publishedPj / ownPj);
    expect(lowest).toBeCloseTo(Math.min(...asked), 12);
    expect(highest).toBeCloseTo(Math.max(...asked), 12);
    expect(lowest).toBeLessThan(factor);
    expect(highest).toBeGreaterThan(factor);
  });
});
