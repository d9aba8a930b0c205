import { describe, expect, it } from 'vitest';
import { samplesOf, smoothed, thinned } from './curve-series';

describe('samplesOf()', () => {
  it('leaves out reports without the quantity', () => {
    const curve = [
      { epoch: 0.5, loss: 2, validationAccuracyFraction: null },
      { epoch: 1, loss: null, validationAccuracyFraction: 0.8 },
    ];
    expect(samplesOf(curve, 'loss')).toEqual([{ epoch: 0.5, value: 2 }]);
    expect(samplesOf(curve, 'validation-accuracy')).toEqual([{ epoch: 1, value: 0.8 }]);
  });
});

describe('smoothed()', () => {
  it('averages the latest samples', () => {
    const samples = [4, 2, 0].map((value, epoch) => ({ epoch, value }));
    expect(smoothed(samples, 2).map(({ value }) => value)).toEqual([4, 3, 1]);
  });
});

describe('thinned()', () => {
  it('keeps both ends', () => {
    const samples = Array.from({ length: 101 }, (_, epoch) => ({ epoch, value: epoch }));
    expect(thinned(samples, 5).map(({ epoch }) => epoch)).toEqual([0, 25, 50, 75, 100]);
  });
});
