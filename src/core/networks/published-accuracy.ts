import type { ParamValues } from '../parameters/param-spec';

/** An accuracy that somebody else reports for a scheme. Harnesses differ by points: never comparable across sources. */
export interface PublishedAccuracy {
  readonly scheme: string;
  readonly network: string;
  readonly dataset: string;
  readonly weightBits: number;
  /** Null: activations in float. */
  readonly activationBits: number | null;
  /** Top-1. */
  readonly accuracyFraction: number;
  /** Of the float network in the same source; null where it gives none. */
  readonly floatAccuracyFraction: number | null;
  readonly edgeLayers: PublishedEdges;
  /** What hardware is charged for where that is not the scheme on the network, both with their defaults. */
  readonly costed?: CostedAs;
  /** `primary`: the authors' paper or repository. `secondary`: a table or note of others. */
  readonly evidence: 'primary' | 'secondary';
  /** Where the figure stands. */
  readonly source: string;
}

/** Width of the first and the last layer in the source: `last-full-precision` says nothing of the first. */
export type PublishedEdges = 'eight-bit' | 'full-precision' | 'last-full-precision' | 'not-stated';

export interface CostedAs {
  readonly scheme?: string;
  readonly schemeParams?: ParamValues;
  readonly networkParams?: ParamValues;
}
