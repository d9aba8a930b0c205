import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemes } from '../../src/core/schemes';
import { schemeList } from '../schemes/command';
import { parseValues } from './parse-values';
import { type QuantizeRequest, quantizeValues } from './quantize-values';

function quantize(change: Partial<Omit<QuantizeRequest, 'values'>>, values: readonly number[]) {
  const request = { scheme: 'fixed-point', bits: '4', kind: 'weights', channels: '1', set: [], ...change };
  return quantizeValues({ ...request, values: Float32Array.from(values) });
}

describe('quantize', () => {
  it('takes a given step', () => {
    // 4 bits signed: codes -8 … 7, ties up.
    expect(quantize({ set: ['step=0.25'] }, [-9, -0.375, 0, 0.125, 9])).toEqual({
      codes: [-8, -1, 0, 1, 7],
      step: 0.25,
      offset: 0,
      dequantized: [-2, -0.25, 0, 0.25, 1.75],
    });
  });

  it('codes the weights that training codes when a step is given', () => {
    // The filters of both channels are centred: means 0.85 and 0.125.
    const values = [1, -0.1, 0.9, 0.1, 0.8, 0.2, 0.7, 0.3];
    const request = { scheme: 'xnor-net', bits: '1', channels: '2' };
    const given = quantize({ ...request, set: ['step=0.5'] }, values);
    expect(given.codes).toEqual([0.5, -0.5, 0.5, -0.5, -0.5, 0.5, -0.5, 0.5]);
    expect(quantize(request, values).codes).toEqual(given.codes);
    expect(given.step).toEqual([0.5, 0.5]);
  });

  it('takes a given offset, as ONNX takes a zero point', () => {
    const settings = { scheme: 'lsq', bits: '8', kind: 'activations', set: ['step=2', 'offset=-256'] };
    expect(quantize(settings, [0, 2, 3, 1000, -254, -1000]).codes).toEqual([128, 129, 130, 255, 1, 0]);
  });

  it('fits where nothing is given, per channel where the scheme does', () => {
    const { codes, step } = quantize(
      { scheme: 'lsq', channels: '2', set: ['granularity=channel'] },
      [1, 10, -1, -10],
    );
    expect(step).toHaveLength(2);
    expect(codes).toHaveLength(4);
  });

  it.each(
    schemes.all.flatMap(({ id, widths }) => [
      [id, 'weights', widths.weights[0]] as const,
      [id, 'activations', widths.activations[0]] as const,
    ]),
  )('is step * code + offset under %s for %s', (scheme, kind, bits) => {
    const { codes, step, offset, dequantized } = quantize(
      { scheme, kind, bits: String(bits) },
      [-1, -0.3, 0, 0.2, 0.9],
    );
    for (const [index, code] of codes.entries()) {
      const [s, o] = [step, offset].map((each) => (typeof each === 'number' ? each : each[0]!)) as [
        number,
        number,
      ];
      expect(dequantized[index]).toBeCloseTo(s * code + o, 5);
    }
  });

  it.each<[string, Partial<Omit<QuantizeRequest, 'values'>>]>([
    ['There is no scheme "none"', { scheme: 'none' }],
    ['weights in 2, 3, 4, 5, 6, 7, 8 bits, not in 9', { bits: '9' }],
    ['bits must be a number, but is "four"', { bits: 'four' }],
    ['kind must be one of weights, activations, but is "bias"', { kind: 'bias' }],
    ['channels must be between 1 and 3, but is 4', { channels: '4' }],
    ['3 values do not divide into 2 channels', { channels: '2' }],
    ['step must be between', { set: ['step=0'] }],
    ['step must be a number, but is "NaN"', { set: ['step=NaN'] }],
    ['"steps" is not a parameter of fixed-point', { set: ['steps=1'] }],
    ['"step" is not of the form KEY=VALUE', { set: ['step'] }],
  ])('refuses with "%s"', (message, change) => {
    expect(() => quantize(change, [1, 2, 3])).toThrow(message);
  });

  it('answers any finite values', () => {
    const float = fc.float({ noNaN: true, min: Math.fround(-1e30), max: Math.fround(1e30) });
    const request = fc.record({
      scheme: fc.constantFrom('fixed-point', 'lsq', 'lsq-plus'),
      kind: fc.constantFrom('weights', 'activations'),
    });
    fc.assert(
      fc.property(request, fc.array(float, { minLength: 1, maxLength: 20 }), (change, values) => {
        const { codes, dequantized } = quantize(change, values);
        expect([...codes, ...dequantized].every(Number.isFinite)).toBe(true);
        expect(codes.length).toBe(values.length);
      }),
    );
  });
});

describe('parseValues', () => {
  it('reads lists and plain numbers', () => {
    expect([...parseValues('-', '[1, -2.5, 3e2]')]).toEqual([1, -2.5, 300]);
    expect([...parseValues('-', ' 1, 2\n3 ')]).toEqual([1, 2, 3]);
  });

  it.each([
    ['', 'There are no values'],
    ['[]', 'There are no values'],
    ['1 NaN', 'Value number 1 is NaN.'],
    ['[0, Infinity]', 'Value number 1 is Infinity.'],
    ['1e60', 'Value number 0 is Infinity.'],
    ['1 two', 'file[1] must be a number, but is "two".'],
    ['[1, null]', 'file[1] must be a number, but is "null".'],
    ['[[1], [NaN]]', 'The file file is not JSON'],
  ])('refuses %j', (text, message) => {
    expect(() => parseValues('file', text)).toThrow(message);
  });
});

describe('schemes', () => {
  it('lists every scheme with its widths and papers', () => {
    expect(schemeList().map(({ id }) => id)).toEqual(schemes.ids);
    const lsq = schemeList().find(({ id }) => id === 'lsq');
    expect(lsq).toMatchObject({ family: 'learned-step', widths: { weights: [2, 3, 4, 5, 6, 7, 8] } });
    expect(lsq?.references[0]).toMatchObject({ key: 'esser-2020', year: 2020 });
  });
});
