import type { ParamValues } from '../parameters/param-spec';

/** Everything that decides a trained result. Hardware is absent on purpose: training does not depend on it. */
export interface TrainingConfiguration {
  readonly dataset: string;
  readonly network: string;
  readonly networkParams: ParamValues;
  readonly recipe: Recipe;
  readonly method: QuantizationMethod;
  /** Ignored, and left out of the key, where `method` is `float`. */
  readonly quantization: QuantizationChoice;
  readonly seed: number;
}

/** `float`: the FP32 control, tuned as long as the others. `ptq`: quantized without tuning. `qat`: fine-tuned while quantized. */
export type QuantizationMethod = 'float' | 'ptq' | 'qat';

export interface QuantizationChoice {
  readonly scheme: string;
  readonly schemeParams: ParamValues;
  readonly weightBits: number;
  readonly activationBits: number;
  /** Width of the first and last layer: `same` as the rest, or 8 bits. */
  readonly edgeLayers: 'same' | 'eight-bit';
  /** Widths layer by layer, for every layer with weights, as an allocator or a user chose them; wins over the others. */
  readonly layerBits?: readonly LayerBits[];
}

export interface LayerBits {
  readonly weights: number;
  /** Of the activations that enter the layer; without effect on the first, which reads image bytes. */
  readonly activations: number;
}

export interface Recipe {
  readonly batchSize: number;
  readonly floatEpochs: number;
  readonly floatLearningRate: number;
  /** Fine-tuning; the learning rate falls linearly to 0. The FP32 control is tuned for the same number. */
  readonly tuneEpochs: number;
  readonly tuneLearningRate: number;
}

/** Reference recipe: FP32 10 epochs Adam 2e-3, then 3 epochs from 1e-3 decaying linearly to 0, batch 64. */
export const defaultRecipe: Recipe = {
  batchSize: 64,
  floatEpochs: 10,
  floatLearningRate: 0.002,
  tuneEpochs: 3,
  tuneLearningRate: 0.001,
};
