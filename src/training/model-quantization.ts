import type { LayerCoding } from '../core/explore/layer-codings';
import type { LayerQuantization, ModelQuantization } from './models/layer-quantization';
import { createTwin } from './quantizers';
import { quantizerNoise } from './random-stream';

/** How the quantizers of a network learn, from the schemes that code its layers. */
export function modelQuantization(
  codings: ReadonlyMap<string, LayerCoding>,
  seed: number,
): ModelQuantization {
  return new Map(
    [...codings].map(([name, coding]): [string, LayerQuantization] => [
      name,
      {
        createTwin: (role, options) => {
          const { scheme, params } = coding[role];
          const random = quantizerNoise(seed, name, role);
          return createTwin({ ...options, random }, scheme.estimator(params)[role]);
        },
      },
    ]),
  );
}
