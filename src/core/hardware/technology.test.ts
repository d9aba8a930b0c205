import { describe, expect, it } from 'vitest';
import { areaFactorFrom45nm, energyFactor, factorsFromStated, technologyNodes } from './technology';

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

describe('factorsFromStated()', () => {
  it('changes nothing at the node and supply of the sources', () => {
    expect(factorsFromStated({ nodeNm: 45, voltage: 0.9 })).toEqual({
      energy: 1,
      area: 1,
      leakage: 1,
      delay: 1,
    });
  });

  it.each(technologyNodes)('knows %s nm, where more volts cost more', (node) => {
    const at = (voltage: number) => factorsFromStated({ nodeNm: Number(node), voltage });
    const volts = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2];
    const energies = volts.map((voltage) => at(voltage).energy);
    expect(energies.every((energy, index) => energy > 0 && energy >= (energies[index - 1] ?? 0))).toBe(true);
    expect(at(0.9).delay).toBe(Number(node) / 45);
  });
});

describe('areaFactorFrom45nm()', () => {
  it('is that of the table', () => {
    const nodes = [90, 65, 45, 32, 20, 16, 14, 10, 7];
    expect(nodes.map(areaFactorFrom45nm)).toEqual([2.8, 1.5, 1, 0.46, 0.21, 0.19, 0.17, 0.1, 0.059]);
    expect(() => areaFactorFrom45nm(28)).toThrow(RangeError);
  });
});
