import type { LayerCoding } from '../core/explore/layer-codings';
import type { LayerQuantization, ModelQuantization } from './models/layer-quantization';
import { quantizerNoise } from './random-stream';

/** How the quantizers of a network learn, from the schemes that code its layers. */
export function modelQuantization(
  codings: ReadonlyMap<string, LayerCoding>,
  seed: number,
): ModelQuantization {
  return new Map(
    [...codings].map(([name, { weights, activations }]): [string, LayerQuantization] => [
      name,
      {
        estimators: {
          weights: weights.scheme.estimator(weights.params).weights,
          activations: activations.scheme.estimator(activations.params).activations,
        },
        noise: (role) => quantizerNoise(seed, name, role),
      },
    ]),
  );
}
