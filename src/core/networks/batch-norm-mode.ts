import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../parameters/param-spec';

/**
 * What becomes of batch normalization. `kept`: trained with it, and its gain goes into a multiplier per channel.
 * `folded`: trained with it, then multiplied into the weights before anything is quantized.
 */
export const batchNormParam = {
  kind: 'choice',
  key: 'batchNorm',
  options: ['none', 'kept', 'folded'],
  default: 'none',
} as const satisfies ChoiceParam;

/** The same of a network that is always trained with batch normalization. */
export const ownBatchNormParam = {
  ...batchNormParam,
  options: ['kept', 'folded'],
  default: 'kept',
} as const satisfies ChoiceParam;

export type BatchNormMode = (typeof batchNormParam.options)[number];

/** The mode that the parameters of a network choose; `none` where the network has no such parameter. */
export function batchNormMode(networkParams: ParamValues): BatchNormMode {
  return chosenOption(batchNormParam, networkParams);
}
