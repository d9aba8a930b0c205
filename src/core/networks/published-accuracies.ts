import { imageNetSeries } from './published/image-net-series';
import { oneHarnessSeries } from './published/one-harness-series';
import { smallImageSeries } from './published/small-image-series';
import type { PublishedAccuracy } from './published-accuracy';

/** Every published accuracy that was read in its source. */
export const publishedAccuracies: readonly PublishedAccuracy[] = [
  ...imageNetSeries,
  ...oneHarnessSeries,
  ...smallImageSeries,
].flatMap(({ points, floatPercent, ...shared }) =>
  points.map(([weightBits, activationBits, percent]) => ({
    ...shared,
    weightBits,
    activationBits,
    accuracyFraction: percent / 100,
    floatAccuracyFraction: floatPercent === null ? null : floatPercent / 100,
  })),
);
