import { completeConfiguration } from '../src/core/explore/complete-configuration';
import { resultKey } from '../src/core/explore/result-key';
import type { TrainedResult } from '../src/core/explore/trained-result';
import {
  defaultRecipe,
  type QuantizationChoice,
  type TrainingConfiguration,
} from '../src/core/explore/training-configuration';

const widths = [2, 3, 4, 5, 6, 7, 8];

const choices: readonly QuantizationChoice[] = ['fixed-point', 'lsq', 'lsq-plus'].flatMap((scheme) =>
  widths.flatMap((weightBits) =>
    widths.flatMap((activationBits) =>
      (['same', 'eight-bit'] as const).map((edgeLayers) => ({
        scheme,
        schemeParams: {},
        weightBits,
        activationBits,
        edgeLayers,
      })),
    ),
  ),
);

/** Results of as many designs, untrained: every choice of scheme and widths, then all again changed by `vary(1)`, … */
export function syntheticResults(
  count: number,
  vary: (round: number) => Partial<TrainingConfiguration>,
): readonly TrainedResult[] {
  return Array.from({ length: count }, (_, index) => {
    const configuration = completeConfiguration({
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: defaultRecipe,
      method: 'qat',
      quantization: choices[index % choices.length] as QuantizationChoice,
      seed: 1,
      ...vary(Math.floor(index / choices.length)),
    });
    return {
      key: resultKey(configuration),
      configuration,
      testAccuracyFraction: 0.8 + (index % 97) / 1000,
      validationAccuracyFraction: 0.8,
      testCount: 10_000,
      disagreements: 0,
      requantizationBits: 16,
      weightsHash: '0',
      backend: 'wasm',
    };
  });
}
