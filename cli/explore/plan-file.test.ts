import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Axes } from '../../src/core/explore/sweep/axes';
import { readPlan } from './plan-file';

const flags: Axes = {
  dataset: 'mnist',
  network: 'tiny-cnn',
  networkParams: {},
  schemes: ['lsq'],
  schemeParams: { scaleKind: 'real' },
  methods: ['qat'],
  bits: [{ weights: 4, activations: 4 }],
  edgeLayers: ['same'],
  seeds: [1, 2],
  epochs: 3,
  floatEpochs: 10,
};

function planOf(text: string, given: Axes = flags): readonly Axes[] {
  const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.json');
  writeFileSync(file, text);
  return readPlan(file, given);
}

describe('readPlan', () => {
  it('overrides the flags entry by entry', () => {
    const plan = planOf(
      JSON.stringify([
        { schemes: ['lsq-plus'], bits: [2, '4x8'], schemeParams: { offset: 'both' } },
        { epochs: 1 },
      ]),
    );
    expect(plan).toEqual([
      {
        ...flags,
        schemes: ['lsq-plus'],
        bits: [
          { weights: 2, activations: 2 },
          { weights: 4, activations: 8 },
        ],
        schemeParams: { scaleKind: 'real', offset: 'both' },
      },
      { ...flags, epochs: 1 },
    ]);
  });

  it('takes widths of every layer from the flags where an entry has no widths of its own', () => {
    const widths = (...all: readonly number[]) => all.map((bits) => ({ weights: bits, activations: bits }));
    const entries = [{ epochs: 1 }, { bits: [2] }, { layerBits: '4x4,3,2x2' }];
    const given = { ...flags, layerBits: widths(8, 4, 2) };
    expect(planOf(JSON.stringify(entries), given).map(({ layerBits }) => layerBits)).toEqual([
      widths(8, 4, 2),
      undefined,
      widths(4, 3, 2),
    ]);
    expect(planOf('[{"layerBits": "4x4,3,2x2"}]')[0]?.layerBits).toEqual(widths(4, 3, 2));
    expect(planOf('[{}]')[0]).not.toHaveProperty('layerBits');
  });

  it('names the file and the place of a mistake', () => {
    expect(() => readPlan('no-such-plan.json', flags)).toThrow('The file no-such-plan.json cannot be read');
    expect(() => planOf('[{]')).toThrow('is not JSON');
    expect(() => planOf('[{"shemes": ["lsq"]}]')).toThrow('plan.json is wrong at 0.shemes');
    expect(() => planOf('[{"bits": "2"}]')).toThrow('plan.json is wrong at 0.bits');
    expect(() => planOf('[]')).toThrow('plan.json is wrong at the top level');
    expect(() => planOf('[{"epochs": 1000}]')).toThrow('epochs must be between 1 and 200, but is 1000.');
    expect(() => planOf('[{"layerBits": "4x4;2"}]')).toThrow('layerBits must');
    expect(() => planOf('[{"methods": ["magic"]}]')).toThrow('methods must be one of float, ptq, qat');
  });
});
