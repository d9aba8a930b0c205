import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from './accuracy-estimate';
import { compareAccuracy } from './compare-accuracy';

describe('compareAccuracy()', () => {
  it('calls single-run differences under 0.5 points a tie and gives no verdict above', () => {
    expect(compareAccuracy(estimateAccuracy([0.8]), estimateAccuracy([0.8049]))).toBe('tie');
    expect(compareAccuracy(estimateAccuracy([0.8]), estimateAccuracy([0.82]))).toBe('too-few-seeds');
    expect(compareAccuracy(estimateAccuracy([0.8, 0.81]), estimateAccuracy([0.9, 0.9, 0.9]))).toBe(
      'too-few-seeds',
    );
  });

  it('needs a difference outside the Welch interval from three seeds', () => {
    // Both s = 0.01, variance of the difference 2 * 0.0001 / 3, degrees 4: half-width 2.776 * 0.008165 = 0.02267.
    const base = estimateAccuracy([0.87, 0.88, 0.89]);
    expect(compareAccuracy(base, estimateAccuracy([0.892, 0.902, 0.912]))).toBe('tie');
    expect(compareAccuracy(base, estimateAccuracy([0.893, 0.903, 0.913]))).toBe('lower');
    expect(compareAccuracy(estimateAccuracy([0.893, 0.903, 0.913]), base)).toBe('higher');
  });

  it('gives no verdict where the spread is unknown', () => {
    const base = estimateAccuracy([0.87, 0.88, 0.89]);
    const unknown = { meanFraction: 0.4, seeds: 5, intervalFraction: null };
    expect(compareAccuracy(unknown, base)).toBe('too-few-seeds');
  });

  it('takes equal estimates without spread as a tie', () => {
    const flat = estimateAccuracy([0.5, 0.5, 0.5]);
    expect(compareAccuracy(flat, flat)).toBe('tie');
    expect(compareAccuracy(flat, estimateAccuracy([0.6, 0.6, 0.6]))).toBe('lower');
  });
});
