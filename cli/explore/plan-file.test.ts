import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Axes } from './axes';
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

function planOf(text: string): readonly Axes[] {
  const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.json');
  writeFileSync(file, text);
  return readPlan(file, flags);
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

  it('names the file and the place of a mistake', () => {
    expect(() => readPlan('no-such-plan.json', flags)).toThrow('The file no-such-plan.json cannot be read');
    expect(() => planOf('[{]')).toThrow('is not JSON');
    expect(() => planOf('[{"shemes": ["lsq"]}]')).toThrow('plan.json is wrong at 0.shemes');
    expect(() => planOf('[{"bits": "2"}]')).toThrow('plan.json is wrong at 0.bits');
    expect(() => planOf('[]')).toThrow('plan.json is wrong at the top level');
    expect(() => planOf('[{"epochs": 1000}]')).toThrow('epochs must be between 1 and 200, but is 1000.');
    expect(() => planOf('[{"methods": ["magic"]}]')).toThrow('methods must be one of float, ptq, qat');
  });
});
