import { describe, expect, it } from 'vitest';
import { schemes } from '../schemes';
import { publishedAccuracies } from './published-accuracies';

describe('publishedAccuracies', () => {
  it.each(publishedAccuracies)(
    '$scheme W$weightBits A$activationBits on $network, $dataset is a figure of a scheme that we have',
    ({ scheme, weightBits, activationBits, accuracyFraction, floatAccuracyFraction, source }) => {
      expect(schemes.ids).toContain(scheme);
      for (const bits of [weightBits, activationBits ?? 1]) {
        expect(Number.isInteger(bits) && bits >= 1 && bits <= 8).toBe(true);
      }
      expect(accuracyFraction).toBeGreaterThan(0.3);
      expect(accuracyFraction).toBeLessThan(1);
      // Quantized networks of these sources lose at most 20 points and gain at most one.
      if (floatAccuracyFraction !== null) {
        expect(accuracyFraction - floatAccuracyFraction).toBeGreaterThan(-0.2);
        expect(accuracyFraction - floatAccuracyFraction).toBeLessThan(0.01);
      }
      expect(source.length).toBeGreaterThan(3);
    },
  );

  it('holds every point of a source once', () => {
    const keys = publishedAccuracies.map(({ scheme, network, dataset, weightBits, activationBits, source }) =>
      [scheme, network, dataset, weightBits, activationBits, source].join('/'),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('quotes each source as it is', () => {
    const found = publishedAccuracies.filter(
      ({ scheme, network, weightBits }) => scheme === 'lsq' && network === 'ResNet-18' && weightBits === 2,
    );
    const percents = found.map(({ accuracyFraction }) => Number((100 * accuracyFraction).toFixed(2)));
    expect(percents).toEqual([67.6, 67.3, 66.31]);
  });
});
