import type { TensorRole } from '../../core/schemes/scheme';
import type { QuantizerTwin, TwinOptions } from '../quantizers/quantizer-twin';

/** How the quantizers of one layer learn. */
export interface LayerQuantization {
  createTwin(role: TensorRole, options: Omit<TwinOptions, 'random'>): QuantizerTwin;
}

/** By layer name. */
export type ModelQuantization = ReadonlyMap<string, LayerQuantization>;
