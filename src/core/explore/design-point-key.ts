import type { HardwareConfiguration } from '../hardware/hardware-configuration';
import { hardwareKey } from '../hardware/hardware-key';
import { canonicalJson, hash } from '../hash';
import { rememberByObject } from '../remember-by-object';
import { completeConfiguration } from './complete-configuration';
import type { TrainingConfiguration } from './training-configuration';

/**
 * Identity of a design point: hash of all that a training configuration decides except its seed. Settings of
 * fine-tuning are no part of a `ptq` design, which has none.
 */
export const designPointId = rememberByObject((configuration: TrainingConfiguration): string => {
  const { seed: _, quantization, ...shared } = completeConfiguration(configuration);
  if (shared.method === 'float') return hash(canonicalJson(shared));
  const { tuneEpochs, tuneLearningRate, ...floatRecipe } = shared.recipe;
  const recipe = shared.method === 'ptq' ? floatRecipe : { ...floatRecipe, tuneEpochs, tuneLearningRate };
  return hash(canonicalJson({ ...shared, recipe, quantization }));
});

/**
 * Identity of the hardware's work: dataset (which fixes the image shape), network and codes. Recipes and seeds are
 * absent, so that points which differ only in them share one cost.
 */
export const workloadKey = rememberByObject((configuration: TrainingConfiguration): string => {
  const { dataset, network, networkParams, method, quantization } = completeConfiguration(configuration);
  return hash(canonicalJson([dataset, network, networkParams, method === 'float' ? null : quantization]));
});

const rememberedHardwareKey = rememberByObject(hardwareKey);

/** Key of one cost report. */
export function costKey(configuration: TrainingConfiguration, hardware: HardwareConfiguration): string {
  return `${workloadKey(configuration)}-${rememberedHardwareKey(hardware)}`;
}
