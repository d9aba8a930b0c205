import { completeConfiguration } from '../explore/complete-configuration';
import { NUMERICS_VERSION } from '../explore/result-key';
import type { TrainingConfiguration } from '../explore/training-configuration';
import type { HardwareConfiguration } from '../hardware/hardware-configuration';
import { canonicalJson, hash } from '../hash';
import type { ParamValues } from '../parameters/param-spec';
import { completeParams } from '../parameters/parse-params';
import { allocators } from '.';
import type { Score, SensitivityRow } from './allocator';
import { weighting } from './importance';

/** Everything that decides an allocation. */
export interface AllocationRequest {
  readonly allocator: string;
  readonly params: ParamValues;
  /** Data, network, scheme, seed and the recipe of the float network; its own widths are without effect. */
  readonly configuration: TrainingConfiguration;
  /** Counts only where the allocator weighs bits by energy. */
  readonly hardware: HardwareConfiguration;
}

export interface ChosenWidths {
  readonly name: string;
  readonly weightBits: number;
  /** Of the activations that enter the layer. */
  readonly activationBits: number;
}

export interface AllocationResult {
  readonly key: string;
  readonly allocator: string;
  readonly params: ParamValues;
  readonly layers: readonly ChosenWidths[];
  readonly sensitivity: readonly SensitivityRow[];
  /** Widths that were scored, equal ones once. */
  readonly evaluations: number;
  /** On validation images that the choice did not see: the float network, and the same quantized without tuning. */
  readonly floatScore: Score;
  readonly score: Score;
}

/**
 * Identity of an allocation. The machine belongs to it only where its energy was weighed, and the rate of fine-tuning
 * only where widths are learned. Parameters that are left out count as their defaults.
 */
export function allocationKey(request: AllocationRequest): string {
  const allocator = allocators.get(request.allocator);
  const params = completeParams(allocator.params, request.params);
  const { dataset, network, networkParams, recipe, quantization, seed } = completeConfiguration(
    request.configuration,
  );
  const { batchSize, floatEpochs, floatLearningRate, tuneLearningRate } = recipe;
  const { scheme, schemeParams } = quantization;
  return hash(
    canonicalJson({
      numerics: NUMERICS_VERSION,
      allocator: allocator.id,
      params,
      dataset,
      network,
      networkParams,
      recipe: {
        batchSize,
        floatEpochs,
        floatLearningRate,
        ...(allocator.learnsWidths && { tuneLearningRate }),
      },
      scheme,
      schemeParams,
      seed,
      hardware: params[weighting.key] === 'energy' ? request.hardware : null,
    }),
  );
}
