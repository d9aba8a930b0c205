import { expect } from 'vitest';
import type { LayerMapping } from '../accelerators/accelerator';
import type { LayerDimensions } from '../layer-dimensions';
import { wordsOf } from './machine-runs';

export function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}

/** Without anything on the chip, every word moves at least once. */
export function expectCompulsory(layer: LayerDimensions, mapped: LayerMapping): void {
  expect(wordsOf(mapped, 'dram', 'weights', 'reads')).toBeGreaterThanOrEqual(layer.weightWords);
  expect(wordsOf(mapped, 'dram', 'inputs', 'reads')).toBeGreaterThanOrEqual(layer.inputWords);
  expect(wordsOf(mapped, 'dram', 'outputs', 'writes')).toBe(layer.pooledWords);
  expect(wordsOf(mapped, 'buffer-weights', 'weights', 'reads')).toBeGreaterThanOrEqual(layer.weightWords);
  expect(wordsOf(mapped, 'buffer-outputs', 'outputs', 'writes')).toBeGreaterThanOrEqual(layer.pooledWords);
}
