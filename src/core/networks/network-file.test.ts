import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem';
import { parseNetworkFile } from './network-file';

const convolution = {
  name: 'conv',
  kind: 'conv',
  inputHeight: 27,
  inputWidth: 27,
  inputChannels: 96,
  outputChannels: 256,
  kernelHeight: 5,
  kernelWidth: 5,
  stride: 1,
  padding: 2,
  groups: 2,
};
const dense = { name: 'fc', kind: 'dense', inputs: 784, outputs: 10 };
const gemm = { name: 'matrix', kind: 'gemm', m: 3025, k: 363, n: 96 };

function problemOf(json: unknown) {
  try {
    parseNetworkFile(json);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('no problem found');
}

const ofLayer = (change: object) => problemOf({ layers: [{ ...convolution, ...change }] });

describe('parseNetworkFile()', () => {
  it('reads all three kinds of layer', () => {
    const layers = [convolution, dense, gemm];
    expect(parseNetworkFile(JSON.parse(JSON.stringify({ layers })))).toEqual(layers);
    expect(parseNetworkFile({ layers: [{ ...convolution, padding: 'same' }] })[0]).toMatchObject({
      padding: 'same',
    });
  });

  it.each([null, 3, [], {}, { layers: 3 }, { layers: [] }, { layers: [3] }])('refuses %j', (json) => {
    expect(problemOf(json).problem.code).toBe('not-a-network-file');
  });

  it('names field and bound of a zero-sized layer', () => {
    expect(ofLayer({ inputHeight: 0 }).message).toBe(
      'layers[0].inputHeight must be between 1 and 65536, but is 0.',
    );
  });

  it.each([
    [{ stride: 1.5 }, 'not-an-integer', 'layers[0].stride'],
    [{ stride: '1' }, 'not-a-number', 'layers[0].stride'],
    [{ stride: Number.NaN }, 'not-a-number', 'layers[0].stride'],
    [{ padding: 'full' }, 'not-an-option', 'layers[0].padding'],
    [{ padding: -1 }, 'out-of-range', 'layers[0].padding'],
    [{ kind: 'pool' }, 'not-an-option', 'layers[0].kind'],
    [{ groups: undefined }, 'not-a-number', 'layers[0].groups'],
    [{ dilation: 2 }, 'unknown-field', 'layers[0].dilation'],
    [{ name: '' }, 'not-a-name', 'layers[0].name'],
  ])('names the field of %j', (change, code, key) => {
    const { problem } = ofLayer(change);
    expect(problem).toMatchObject({ code, parameters: { key } });
  });

  it('names a missing field', () => {
    const { groups: _, ...layer } = convolution;
    expect(problemOf({ layers: [dense, layer] }).problem).toMatchObject({
      code: 'missing-field',
      parameters: { key: 'layers[1].groups' },
    });
  });

  it('lists the options of padding', () => {
    expect(ofLayer({ padding: 'full' }).message).toContain('valid, same, 0 … 1024');
  });

  it('refuses a kernel larger than the padded image', () => {
    // 27 + 2 * 2 = 31
    expect(ofLayer({ kernelWidth: 32 }).problem).toEqual({
      code: 'kernel-exceeds-input',
      parameters: { name: 'conv', field: 'kernelWidth', kernel: 32, padded: 31 },
    });
    expect(parseNetworkFile({ layers: [{ ...convolution, kernelWidth: 31 }] })).toHaveLength(1);
  });

  it('refuses groups that do not divide the channels', () => {
    expect(ofLayer({ groups: 3 }).problem).toEqual({
      code: 'groups-do-not-divide',
      parameters: { name: 'conv', groups: 3, channels: 256 },
    });
  });

  it('refuses two layers of one name', () => {
    expect(problemOf({ layers: [dense, dense] }).problem.code).toBe('duplicate-layer');
  });
});
