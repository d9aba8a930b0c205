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
  /** `primary`: the authors' paper or repository. `secondary`: a table or note of others. */
  readonly evidence: 'primary' | 'secondary';
  /** Where the figure stands. */
  readonly source: string;
}
