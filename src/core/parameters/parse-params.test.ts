import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamSpec } from './param-spec';
import { completeParams, formatParams, parseNumber, parseParams } from './parse-params';

const specs: readonly ParamSpec[] = [
  { kind: 'choice', key: 'scale', options: ['real', 'power-of-two'], default: 'real' },
  { kind: 'integer', key: 'lanes', minimum: 1, maximum: 64, default: 16 },
  { kind: 'real', key: 'margin', minimum: 0, maximum: 1, default: 0.25 },
  { kind: 'switch', key: 'signed', default: false },
];
const defaults = { scale: 'real', lanes: 16, margin: 0.25, signed: false };

describe('parseParams()', () => {
  it('reads each kind and completes the rest with defaults', () => {
    const raw = { scale: 'power-of-two', lanes: '8', signed: 'true' };
    expect(parseParams(specs, raw, 'lsq')).toEqual({
      values: { scale: 'power-of-two', lanes: 8, margin: 0.25, signed: true },
      problems: [],
    });
  });

  it('takes the nearest limit for a number outside its range and says so', () => {
    expect(parseParams(specs, { lanes: '999', margin: '-2' }, 'lsq')).toEqual({
      values: { ...defaults, lanes: 64, margin: 0 },
      problems: [
        { code: 'out-of-range', parameters: { key: 'lanes', minimum: 1, maximum: 64, value: 999 } },
        { code: 'out-of-range', parameters: { key: 'margin', minimum: 0, maximum: 1, value: -2 } },
      ],
    });
  });

  it.each([
    ['scale', 'rael', 'not-an-option'],
    ['lanes', '3.5', 'not-an-integer'],
    ['lanes', '0x10', 'not-a-number'],
    ['margin', ' 0.5', 'not-a-number'],
    ['margin', 'Infinity', 'not-a-number'],
    ['signed', 'yes', 'not-a-switch'],
    ['scael', 'real', 'unknown-parameter'],
    ['__proto__', 'x', 'unknown-parameter'],
  ])('keeps the default for %s=%s (%s)', (key, text, code) => {
    const raw = Object.fromEntries([[key, text]]);
    const { values, problems } = parseParams(specs, raw, 'lsq');
    expect(values).toEqual(defaults);
    expect(problems.map((one) => one.code)).toEqual([code]);
  });

  it('quotes only the start of a long text', () => {
    const [first] = parseParams(specs, { scale: 'x'.repeat(100_000) }, 'lsq').problems;
    expect(String(first?.parameters.value)).toHaveLength(41);
  });

  it('gives back what formatParams() wrote', () => {
    const values = fc.record({
      scale: fc.constantFrom('real', 'power-of-two'),
      lanes: fc.integer({ min: 1, max: 64 }),
      margin: fc.double({ min: 0, max: 1, noNaN: true }).map((margin) => margin + 0),
      signed: fc.boolean(),
    });
    fc.assert(
      fc.property(values, (original) => {
        expect(parseParams(specs, formatParams(specs, original), 'lsq')).toEqual({
          values: original,
          problems: [],
        });
      }),
    );
  });
});

describe('completeParams()', () => {
  it('drops what is not declared and what is not valid', () => {
    expect(completeParams(specs, { lanes: 65, margin: 0.5, other: 1 })).toEqual({ ...defaults, margin: 0.5 });
  });
});

describe('formatParams()', () => {
  it('carries only what differs from the defaults', () => {
    expect(formatParams(specs, { ...defaults, signed: true })).toEqual({ signed: 'true' });
  });
});

describe('parseNumber()', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['1e-3', 0.001],
    ['', null],
    ['1e999', null],
    ['1_0', null],
    ['NaN', null],
  ])('%j is %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});
