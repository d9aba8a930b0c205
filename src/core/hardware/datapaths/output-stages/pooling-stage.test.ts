import { describe, expect, it } from 'vitest';
import { randomStreams, stageMismatch, stageOutputs } from './check-stage.fixture';
import { type PoolingSpec, poolingStageDesign } from './pooling-stage';

const specs: readonly PoolingSpec[] = [
  { kind: 'largest', bits: 4, signed: false, window: 4 },
  { kind: 'largest', bits: 8, signed: true, window: 4 },
  { kind: 'sum', bits: 12, signed: true, window: 49 },
  { kind: 'sum', bits: 5, signed: false, window: 4 },
];

describe('pools', () => {
  it.each(specs)('give what their reference does: $kind, $bits bits', (spec) => {
    const design = poolingStageDesign(spec);
    expect(stageMismatch(design, randomStreams(design, 60, 1))).toBeNull();
  });

  it.each([
    ['largest', [5, 5, 7, -3, -2, -2]],
    ['sum', [5, 6, 13, -3, -5, -12]],
  ] as const)('begin anew at the first of a window: %s', (kind, pooled) => {
    const values = [5, 1, 7, -3, -2, -7];
    const samples = values.map((value, index) => ({ value, first: index % 3 === 0 ? 1 : 0 }));
    const design = poolingStageDesign({ kind, bits: 4, signed: true, window: 3 });
    expect(stageOutputs(design, 'pooled', { samples, constants: {} }, 1)).toEqual(pooled);
  });
});
