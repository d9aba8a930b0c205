import { describe, expect, it } from 'vitest';
import { finish } from './nsga2';
import { searchWidths, spreadByEnergy, survivorsOf } from './width-search';

describe('searchWidths()', () => {
  const names = ['conv1', 'conv2', 'dense'];
  const widths = { weights: [2, 4, 8], activations: [2, 8] };
  const row = (name: string, role: 'weights' | 'activations', bits: number, lossIncrease: number) => ({
    layers: [name],
    role,
    bits,
    measures: { lossIncrease },
  });
  // The weights of conv2 are the only ones that suffer.
  const sensitivity = names.flatMap((name) => [
    ...widths.weights.map((bits) => row(name, 'weights', bits, name === 'conv2' ? 1 / bits : 0)),
    ...widths.activations.map((bits) => row(name, 'activations', bits, 0)),
  ]);
  const question = {
    configuration: { network: 'tiny-cnn', networkParams: {} },
    widths,
    sensitivity,
    energyPj: (layerBits: readonly { weights: number; activations: number }[]) =>
      layerBits.reduce((sum, { weights, activations }) => sum + weights * activations, 0),
  };

  it('widens what is sensitive and nothing else', () => {
    const { candidates, combinations } = finish(
      searchWidths(question, { population: 30, generations: 30, seed: 1 }),
    );
    // Weights of three layers, activations of two: the first reads the image.
    expect(combinations).toBe(3 ** 3 * 2 ** 2);
    expect(candidates.map(({ layerBits }) => layerBits.map(({ weights }) => weights))).toEqual([
      [2, 2, 2],
      [2, 4, 2],
      [2, 8, 2],
    ]);
    expect(candidates.map(({ expectedLoss }) => expectedLoss)).toEqual([1 / 2, 1 / 4, 1 / 8]);
    expect(candidates.every(({ layerBits }) => layerBits[2]?.activations === 2)).toBe(true);
  });

  it('needs the sensitivity of every tensor', () => {
    const settings = { population: 4, generations: 1, seed: 1 };
    expect(() => finish(searchWidths({ ...question, sensitivity: [] }, settings))).toThrow('conv1');
  });
});

describe('spreadByEnergy()', () => {
  const candidates = [1, 2, 3, 10, 90, 100, 1000].map((energyPj) => ({
    layerBits: [],
    expectedLoss: 0,
    energyPj,
  }));
  const energies = (count: number) => spreadByEnergy(candidates, count).map(({ energyPj }) => energyPj);

  it('takes ends and what lies nearest to even decades between them', () => {
    expect(energies(4)).toEqual([1, 10, 100, 1000]);
    expect(energies(2)).toEqual([1, 1000]);
    expect(energies(1)).toEqual([1]);
    expect(energies(9)).toEqual([1, 2, 3, 10, 90, 100, 1000]);
  });
});

describe('survivorsOf()', () => {
  const design = (weights: number, energyPj: number) => ({
    layerBits: [{ weights, activations: 4 }],
    expectedLoss: 1 / weights,
    energyPj,
  });

  it('leaves out the uniform widths, which are trained anyway', () => {
    const candidates = [design(4, 1), design(5, 2), design(6, 3), design(8, 4)];
    const uniform = [design(4, 1), design(8, 4)];
    const searched = { candidates, uniform, evaluations: 4, combinations: 4 };
    expect(survivorsOf(searched, 8)).toEqual([design(5, 2), design(6, 3)]);
    expect(survivorsOf(searched, 1)).toEqual([design(5, 2)]);
    expect(survivorsOf({ ...searched, candidates: uniform }, 8)).toEqual([]);
  });
});
