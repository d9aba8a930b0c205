import { describe, expect, it } from 'vitest';
import { objectiveUnit, shownNumber, typedValue } from './objective-unit';

describe('objectiveUnit()', () => {
  it('keeps the largest value at 1 or more', () => {
    expect(objectiveUnit('energy', 690_000).symbol).toBe('nJ');
    expect(objectiveUnit('inferences-per-joule', 3.7e6).symbol).toBe('M/J');
    expect(objectiveUnit('inferences-per-joule', 0.5).symbol).toBe('1/J');
    expect(objectiveUnit('accuracy', 0.9).symbol).toBe('%');
  });
});

describe('typedValue()', () => {
  it('turns a typed number into the own unit and back', () => {
    const unit = objectiveUnit('energy', 690_000);
    expect(typedValue(316.5, unit)).toBe(316_500);
    expect(shownNumber(316_500, unit)).toBe(316.5);
    expect(typedValue('87.0', objectiveUnit('accuracy', 1))).toBe(0.87);
    expect(typedValue(88, objectiveUnit('accuracy', 1))).toBe(0.88);
  });

  it('takes an empty field, zero and less as no wish', () => {
    const unit = objectiveUnit('area', 5e6);
    expect(typedValue('', unit)).toBeNull();
    expect(typedValue(0, unit)).toBeNull();
    expect(typedValue(-1, unit)).toBeNull();
  });
});
