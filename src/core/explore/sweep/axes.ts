import type { LayerBits, QuantizationChoice, QuantizationMethod } from '../training-configuration';

export interface BitWidths {
  readonly weights: number;
  readonly activations: number;
}

/** A set of design points as the product of its axes. Parameters are texts, as on the command line. */
export interface Axes {
  readonly dataset: string;
  readonly network: string;
  readonly networkParams: Readonly<Record<string, string>>;
  readonly schemes: readonly string[];
  readonly schemeParams: Readonly<Record<string, string>>;
  readonly methods: readonly QuantizationMethod[];
  readonly bits: readonly BitWidths[];
  /** Widths of every layer; in the place of `bits` and `edgeLayers`. */
  readonly layerBits?: readonly LayerBits[];
  readonly edgeLayers: readonly QuantizationChoice['edgeLayers'][];
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly floatEpochs: number;
}
