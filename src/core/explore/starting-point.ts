import { canonicalJson } from '../hash';
import { rememberByObject } from '../remember-by-object';
import { usesHardTanh } from './configured-layers';
import type { TrainingConfiguration } from './training-configuration';

/**
 * What FP32 training depends on: runs that agree in it start from one shared network. Schemes that code activations
 * with their sign start from one of hard tanh.
 */
export const startingPointKey = rememberByObject((configuration: TrainingConfiguration): string => {
  const { dataset, network, networkParams, recipe, seed } = configuration;
  const { batchSize, floatEpochs, floatLearningRate } = recipe;
  const hardTanh = usesHardTanh(configuration);
  return canonicalJson({
    dataset,
    network,
    networkParams,
    batchSize,
    floatEpochs,
    floatLearningRate,
    hardTanh,
    seed,
  });
});
