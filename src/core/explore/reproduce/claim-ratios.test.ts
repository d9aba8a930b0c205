import { describe, expect, it } from 'vitest';
import { claimRatios, isThreefold, summarizeClaims } from './claim-ratios';
import type { LadderEnergy } from './ladder-energies';

const energy = (placement: LadderEnergy['placement'], lsq: number, both: number): LadderEnergy => ({
  network: 'tiny-cnn',
  bits: 4,
  machine: 'dian-nao',
  placement,
  rungs: {
    'learned-real': { totalPj: lsq, arithmeticPj: lsq / 2 },
    'both-offsets': { totalPj: both, arithmeticPj: both - lsq / 2 },
  },
});

describe('claimRatios()', () => {
  const energies = [energy('folded', 10, 11), energy('per-lane-dequantize', 20, 30)];

  it('takes the cheaper design from the same placement or from folded', () => {
    const ratios = claimRatios(energies).map(({ reading, placement, base, measure, ratio }) => [
      [reading, placement, base, measure].join(' '),
      ratio,
    ]);
    // Arithmetic: folded 6 over 5; per lane 20 over 10, over folded 20 / 5.
    expect(ratios).toEqual([
      ['offsets folded same-placement inference', 1.1],
      ['offsets folded same-placement arithmetic', 1.2],
      ['offsets folded folded inference', 1.1],
      ['offsets folded folded arithmetic', 1.2],
      ['offsets per-lane-dequantize same-placement inference', 1.5],
      ['offsets per-lane-dequantize same-placement arithmetic', 2],
      ['offsets per-lane-dequantize folded inference', 3],
      ['offsets per-lane-dequantize folded arithmetic', 4],
    ]);
  });

  it('summarizes cases and says in how many the claim holds', () => {
    const dearer = [energy('folded', 10, 11), energy('per-lane-dequantize', 20, 40)].map((each) => ({
      ...each,
      bits: 2,
    }));
    const found = summarizeClaims(claimRatios([...energies, ...dearer])).find(
      ({ placement, base, measure }) =>
        placement === 'per-lane-dequantize' && base === 'folded' && measure === 'inference',
    );
    expect(found).toEqual({
      reading: 'offsets',
      placement: 'per-lane-dequantize',
      base: 'folded',
      measure: 'inference',
      lowest: 3,
      highest: 4,
      cases: 2,
      threefold: 1,
    });
  });

  it('calls threefold what rounds to 3', () => {
    expect([2.49, 2.5, 3.49, 3.5].map(isThreefold)).toEqual([false, true, true, false]);
  });
});
