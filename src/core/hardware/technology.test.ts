import { describe, expect, it } from 'vitest';
import { areaFactorFrom45nm, energyFactor } from './technology';

describe('energyFactor()', () => {
  it.each([
    // (3.755 - 4.398 + 1.975) / (1.103 * 0.81 - 0.362 * 0.9 + 0.2767) = 1.332 / 0.84433
    [0.9, 65, 1.0, 1.58],
    [1.0, 65, 1.0, 1.31],
    [1.1, 65, 1.0, 1.1],
    [0.9, 32, 0.9, 0.64],
    [0.9, 16, 0.8, 0.142],
    [0.9, 7, 0.7, 0.057],
  ])('from 45 nm at %s V to %s nm at %s V is %s', (from, nodeNm, voltage, expected) => {
    const factor = energyFactor({ nodeNm: 45, voltage: from }, { nodeNm, voltage });
    expect(Number(factor.toPrecision(expected < 0.1 ? 2 : 3))).toBeCloseTo(expected, 2);
  });

  it('goes back by its inverse', () => {
    const [here, there] = [
      { nodeNm: 45, voltage: 0.9 },
      { nodeNm: 28, voltage: 0.9 },
    ];
    expect(() => energyFactor(here, there)).toThrow('no energy at 28 nm');
    const known = { nodeNm: 32, voltage: 0.8 };
    expect(energyFactor(here, known) * energyFactor(known, here)).toBeCloseTo(1, 12);
  });
});

describe('areaFactorFrom45nm()', () => {
  it('is that of the table', () => {
    expect([65, 45, 32, 16, 7].map(areaFactorFrom45nm)).toEqual([1.5, 1, 0.46, 0.19, 0.059]);
    expect(() => areaFactorFrom45nm(28)).toThrow(RangeError);
  });
});
