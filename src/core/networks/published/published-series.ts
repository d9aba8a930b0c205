import type { PublishedAccuracy } from '../published-accuracy';

/** Figures of one source for one scheme and network. */
export interface PublishedSeries
  extends Omit<
    PublishedAccuracy,
    'weightBits' | 'activationBits' | 'accuracyFraction' | 'floatAccuracyFraction'
  > {
  readonly floatPercent: number | null;
  /** Bits of weights, bits of activations (null: float), top-1 in percent. */
  readonly points: readonly (readonly [number, number | null, number])[];
}
