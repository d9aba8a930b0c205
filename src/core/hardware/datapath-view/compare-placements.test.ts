import { describe, expect, it } from 'vitest';
import { planQuantization } from '../../explore/plan-quantization';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';
import { affinePlacements } from '../placements/affine-placement';
import { comparePlacements, compareWidths } from './compare-placements';
import { drawDatapath } from './draw-datapath';
import { isAboutPaperRatio, type PlacementProgress } from './placement-comparison';

function layersOf(scheme: string, bits = 4) {
  const quantization = {
    scheme,
    schemeParams: {},
    weightBits: bits,
    activationBits: bits,
    edgeLayers: 'same',
  } as const;
  return planQuantization({ network: 'tiny-cnn', networkParams: {}, quantization }, image, 10);
}

const image = { height: 28, width: 28, channels: 1 };

/** To the end, with the steps on the way. */
function finish<Result>(work: Generator<PlacementProgress, Result>): {
  readonly steps: readonly PlacementProgress[];
  readonly result: Result;
} {
  const steps: PlacementProgress[] = [];
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return { steps, result: step.value };
    steps.push(step.value);
  }
}

function compared(scheme: string, hardware: Partial<HardwareConfiguration> = {}, layer = 1) {
  const { result } = finish(comparePlacements(layersOf(scheme), layer, { ...defaultHardware, ...hardware }));
  if (result.kind !== 'placements') throw new Error(result.reason);
  return result;
}

function nothing(scheme: string, hardware: Partial<HardwareConfiguration> = {}, layer = 1) {
  return finish(comparePlacements(layersOf(scheme), layer, { ...defaultHardware, ...hardware })).result;
}

describe('comparePlacements()', () => {
  it('has every placement once, and the same whichever is in force', () => {
    const comparison = compared('lsq-plus');
    expect(comparison.products).toBe(72);
    expect(comparison.rows.map(({ placement }) => placement)).toEqual(affinePlacements);
    expect(compared('lsq-plus', { placement: 'per-product' })).toEqual(comparison);
  });

  it('charges a MAC what its drawing does', () => {
    for (const { placement, cost } of compared('lsq-plus').rows) {
      const [drawing] = drawDatapath(layersOf('lsq-plus'), 1, { ...defaultHardware, placement });
      expect(cost).toEqual(drawing!.whole);
    }
  });

  it('takes the energies over that of folding, at every number of products', () => {
    const { rows } = compared('lsq-plus');
    const [folded, ...others] = rows;
    expect(folded).toMatchObject({ ratio: 1, ratiosAtProducts: [1, 1, 1] });
    for (const { cost, ratio, ratiosAtProducts, isAsFolded } of others) {
      expect(ratio).toBeCloseTo(cost.energyPj / folded!.cost.energyPj, 12);
      expect(ratio).toBeGreaterThan(1);
      // A longer sum makes the output stage, which folding needs as much, a smaller share.
      expect(ratiosAtProducts[2]).toBeGreaterThan(ratio);
      expect(isAsFolded).toBe(false);
    }
  });

  it('tells placements that have nothing to do elsewhere', () => {
    const asFolded = compared('lsq').rows.filter(({ isAsFolded }) => isAsFolded);
    expect(asFolded.map(({ placement }) => placement)).toEqual([
      'folded',
      'per-lane-offset',
      'expanded-affine',
    ]);
    expect(asFolded.every(({ ratio }) => ratio === 1)).toBe(true);
  });

  it('says why there is nothing to place', () => {
    expect(nothing('fixed-point')).toEqual({ kind: 'nothing', reason: 'codes' });
    expect(nothing('lsq-plus', { accelerator: 'laconic' })).toEqual({ kind: 'nothing', reason: 'machine' });
    // The image has a step of 2^-8 and no offset.
    expect(nothing('lsq-plus', {}, 0)).toEqual({ kind: 'nothing', reason: 'operand' });
    expect(compared('lsq-plus', { operand: 'both' }, 0).rows).toHaveLength(6);
  });

  it('yields before every unit that it measures, and counts those', () => {
    const hardware = { ...defaultHardware, placement: 'folded', pipelined: true } as const;
    const { steps, result } = finish(comparePlacements(layersOf('lsq-plus', 7), 1, hardware));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.map(({ unitsDone }) => unitsDone)).toEqual(steps.map((_, index) => index));
    expect(result).toMatchObject({ measuredUnits: steps[0]!.units });
    expect(steps).toHaveLength(steps[0]!.units);
  });
});

describe('compareWidths()', () => {
  it('has the ratios of every width, which are those of the placements there', () => {
    const variants = [2, 4].map((bits) => ({
      weightBits: bits,
      inputBits: bits,
      layers: layersOf('lsq-plus', bits),
    }));
    const { result } = finish(compareWidths(variants, 1, defaultHardware));
    expect(result.widths).toEqual([
      { weightBits: 2, inputBits: 2 },
      { weightBits: 4, inputBits: 4 },
    ]);
    const ratios = compared('lsq-plus').rows.slice(1);
    expect(result.rows.map(({ placement, ratios: [, atFour] }) => [placement, atFour])).toEqual(
      ratios.map(({ placement, ratio }) => [placement, ratio]),
    );
  });
});

it('counts ratios from 2.5 to 3.5 as about three', () => {
  expect([2.49, 2.5, 3, 3.5, 3.51].map(isAboutPaperRatio)).toEqual([false, true, true, true, false]);
});
