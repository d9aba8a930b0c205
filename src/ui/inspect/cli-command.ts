import { formatLayerBits } from '../../core/explore/layer-bits-text';
import { defaultRecipe, type TrainingConfiguration } from '../../core/explore/training-configuration';
import { trainableNetworks } from '../../core/networks';
import { formatParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';

/** The command line that trains and evaluates the same design. Options at their defaults are left out. */
export function exploreCommand(configuration: TrainingConfiguration, seeds: readonly number[]): string {
  const { dataset, network, recipe, method } = configuration;
  const { floatEpochs, tuneEpochs } = recipe;
  return [
    'npm run -s bitfrontier -- explore',
    `--dataset ${dataset}`,
    `--network ${network}`,
    ...assignments(
      'network',
      formatParams(trainableNetworks.get(network).params, configuration.networkParams),
    ),
    `--methods ${method}`,
    ...(method === 'float' ? [] : quantizationFlags(configuration)),
    `--seeds ${seeds.join(',')}`,
    ...(floatEpochs === defaultRecipe.floatEpochs ? [] : [`--float-epochs ${floatEpochs}`]),
    ...(tuneEpochs === defaultRecipe.tuneEpochs ? [] : [`--epochs ${tuneEpochs}`]),
  ].join(' ');
}

function quantizationFlags({ quantization }: TrainingConfiguration): readonly string[] {
  const { scheme, schemeParams, weightBits, activationBits, edgeLayers, layerBits } = quantization;
  const bits = weightBits === activationBits ? String(weightBits) : `${weightBits}x${activationBits}`;
  return [
    `--schemes ${scheme}`,
    ...assignments('scheme', formatParams(schemes.get(scheme).params, schemeParams)),
    layerBits ? `--layer-bits ${formatLayerBits(layerBits)}` : `--bits ${bits}`,
    ...(edgeLayers === 'same' ? [] : [`--edge-layers ${edgeLayers}`]),
  ];
}

function assignments(owner: string, params: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(params).map(([key, value]) => `--set ${owner}.${key}=${value}`);
}
