import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeParams } from '../parameters/parse-params';
import { references } from '../references';
import { allocators } from '.';
import { type AllocationTask, measureIds } from './allocator';
import { allocatorIds } from './allocator-ids';
import { fakeTask } from './fake-task.fixture';

const parts = [
  'allocation-result.ts',
  'allocator-ids.ts',
  'allocator.ts',
  'cheapest-widths.ts',
  'curvature.ts',
  'energy-per-bit.ts',
  'fake-task.fixture.ts',
  'importance.ts',
  'index.ts',
  'tensors.ts',
];

it('lists every file that holds an allocator', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.includes('.test.'));
  const listed = allocators.ids.map((id) => `${id}.ts`);
  expect(files.filter((file) => !parts.includes(file)).sort()).toEqual([...listed].sort());
});

it('has its ids in a list of their own', () => {
  expect(allocators.ids).toEqual(allocatorIds);
});

describe.each(allocators.all)('the allocator $id', (allocator) => {
  const params = completeParams(allocator.params, {});
  const run = (change: Partial<AllocationTask> = {}) => allocator.allocate(fakeTask(change), params);

  it('chooses for every layer a width that the scheme has, and tells why', async () => {
    const widths = { weights: [2, 4, 8], activations: [4, 6] };
    const { bits, sensitivity } = await run({ widths });
    expect(bits).toHaveLength(3);
    for (const { weights, activations } of bits) {
      expect(widths.weights).toContain(weights);
      expect(widths.activations).toContain(activations);
    }
    expect(sensitivity.length).toBeGreaterThan(0);
    for (const { layers, measures } of sensitivity) {
      expect(layers.length).toBeGreaterThan(0);
      const values = Object.entries(measures);
      expect(values.length).toBeGreaterThan(0);
      for (const [id, value] of values) {
        expect(measureIds).toContain(id);
        expect(value).toSatisfy(Number.isFinite);
      }
    }
  });

  it('repeats itself', async () => {
    expect(await run()).toEqual(await run());
  });

  it('takes the only width where a scheme has no other', async () => {
    const { bits } = await allocator.allocate(fakeTask({ widths: { weights: [1], activations: [2] } }), {
      ...params,
      targetBits: 2,
    });
    expect(bits).toEqual([1, 2, 3].map(() => ({ weights: 1, activations: 2 })));
  });

  it('gives layers that read one tensor the width of the one that codes it', async () => {
    const [first, second, last] = fakeTask().layers;
    const { bits } = await run({ layers: [first!, second!, { ...last!, inputCoder: 1 }] });
    expect(bits[2]?.activations).toBe(bits[1]?.activations);
  });

  it('names known references', () => {
    for (const key of allocator.references) expect(references).toHaveProperty(key);
  });
});
