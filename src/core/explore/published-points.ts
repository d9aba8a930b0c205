import { hash } from '../hash';
import { publishedNetworks } from '../networks/published';
import { publishedAccuracies } from '../networks/published-accuracies';
import type { PublishedAccuracy } from '../networks/published-accuracy';
import { completeParams } from '../parameters/parse-params';
import { completeConfiguration } from './complete-configuration';
import type { AccuracyEstimate, DesignPoint } from './design-point';
import type { Recipe, TrainingConfiguration } from './training-configuration';

/** In place of a dataset's id: the page does not have these images. */
const imageNetId = 'imagenet';

/** The sources' recipes differ and are not the page's. */
const noRecipe: Recipe = {
  batchSize: 0,
  floatEpochs: 0,
  floatLearningRate: 0,
  tuneEpochs: 0,
  tuneLearningRate: 0,
};

/**
 * Design points of the accuracies that others report for a network of the literature on ImageNet, costed like any other.
 * An accuracy is one figure without seeds or interval. First and last layer are charged at 8 bits, which is what sources
 * state where they state a width; `published` tells what this one says. Figures with activations in float are left out:
 * no integer hardware runs them. A ProblemError for an unknown network.
 */
export function publishedPoints(network: string): readonly Omit<DesignPoint, 'cost'>[] {
  const { name, params } = publishedNetworks.get(network);
  return publishedAccuracies.flatMap((published) =>
    published.network === name && published.dataset === 'ImageNet' && published.activationBits !== null
      ? [
          pointOf(
            { network, networkParams: completeParams(params, published.costed?.networkParams ?? {}) },
            { ...published, activationBits: published.activationBits },
          ),
        ]
      : [],
  );
}

function pointOf(
  { network, networkParams }: Pick<TrainingConfiguration, 'network' | 'networkParams'>,
  published: PublishedAccuracy & { readonly activationBits: number },
): Omit<DesignPoint, 'cost'> {
  const { scheme, weightBits, activationBits, source, costed, accuracyFraction } = published;
  const accuracy: AccuracyEstimate = { meanFraction: accuracyFraction, seeds: 0, intervalFraction: null };
  return {
    id: hash(['published', network, scheme, weightBits, activationBits, source].join('/')),
    configuration: completeConfiguration({
      dataset: imageNetId,
      network,
      networkParams,
      recipe: noRecipe,
      method: 'qat',
      quantization: {
        scheme: costed?.scheme ?? scheme,
        schemeParams: costed?.schemeParams ?? {},
        weightBits,
        activationBits,
        edgeLayers: 'eight-bit',
      },
      seed: 0,
    }),
    origin: 'published',
    results: [],
    testAccuracy: accuracy,
    validationAccuracy: accuracy,
    published,
  };
}
