import { describe, expect, it } from 'vitest';
import { limits, parseAssignments, parseBitWidths, parseInteger, parseList, parseOption } from './parse-axis';

describe('parseBitWidths', () => {
  it('takes one number for both and WxA for each', () => {
    expect(parseBitWidths('3')).toEqual({ weights: 3, activations: 3 });
    expect(parseBitWidths('4x8')).toEqual({ weights: 4, activations: 8 });
  });

  it('refuses what is no width', () => {
    expect(() => parseBitWidths('4x')).toThrow('bits must be a number, but is "".');
    expect(() => parseBitWidths('2x4x8')).toThrow('bits must be a number, but is "2x4x8".');
    expect(() => parseBitWidths('2.5')).toThrow('bits must be a whole number, but is 2.5.');
  });
});

describe('parseInteger', () => {
  it('names option, range and value', () => {
    expect(() => parseInteger('epochs', '0', limits.epochs)).toThrow(
      'epochs must be between 1 and 200, but is 0.',
    );
    expect(() => parseInteger('seeds', 'one', limits.seed)).toThrow('seeds must be a number, but is "one".');
    expect(parseInteger('seeds', '7', limits.seed)).toBe(7);
  });
});

describe('parseList', () => {
  it('splits at commas and forgives spaces', () => {
    expect(parseList('2, 4x8', parseBitWidths)).toEqual([
      { weights: 2, activations: 2 },
      { weights: 4, activations: 8 },
    ]);
  });
});

describe('parseOption', () => {
  it('lists the options', () => {
    expect(() => parseOption('methods', 'qta', ['ptq', 'qat'])).toThrow(
      'methods must be one of ptq, qat, but is "qta".',
    );
  });
});

describe('parseAssignments', () => {
  it('sorts assignments by owner and keeps = in values', () => {
    expect(parseAssignments(['scheme.scaleKind=real', 'network.multiplier=2', 'scheme.note=a=b'])).toEqual({
      scheme: { scaleKind: 'real', note: 'a=b' },
      network: { multiplier: '2' },
    });
  });

  it('refuses other owners and forms', () => {
    for (const wrong of ['scaleKind=real', 'layer.x=1', 'scheme.x', 'scheme.=1']) {
      expect(() => parseAssignments([wrong])).toThrow(`"${wrong}" is not of the form scheme.KEY=VALUE`);
    }
  });
});
