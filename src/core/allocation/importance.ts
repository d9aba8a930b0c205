import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, NumberParam, ParamValues } from '../parameters/param-spec';
import type { AllocatableLayer, AllocationTask } from './allocator';
import type { AllocatedTensor } from './tensors';

/** By what a bit of one tensor counts more than a bit of another. */
export const weighting = {
  kind: 'choice',
  key: 'weighting',
  options: ['equal', 'elements', 'macs', 'energy'],
  default: 'elements',
} as const satisfies ChoiceParam;

/** Mean width to reach, each tensor counted by its weighting. */
export const targetBits: NumberParam = {
  kind: 'real',
  key: 'targetBits',
  minimum: 1,
  maximum: 16,
  default: 4,
};

/**
 * Share of every tensor in what a bit costs; the shares add up to 1. `energy` takes what one bit more or less changes
 * in the energy of an inference on the task's machine; a tensor whose width changes nothing there counts nothing, and all
 * count equally where none changes anything.
 */
export function importances(
  task: Pick<AllocationTask, 'layers' | 'energyPerBit'>,
  tensors: readonly AllocatedTensor[],
  params: ParamValues,
): readonly number[] {
  const raw = rawImportances(task, tensors, params).map((value) => Math.max(0, value));
  const sum = raw.reduce((total, value) => total + value, 0);
  return raw.map((value) => (sum > 0 ? value / sum : 1 / raw.length));
}

function rawImportances(
  { layers, energyPerBit }: Pick<AllocationTask, 'layers' | 'energyPerBit'>,
  tensors: readonly AllocatedTensor[],
  params: ParamValues,
): readonly number[] {
  const chosen = chosenOption(weighting, params);
  if (chosen === 'energy') {
    const slopes = energyPerBit();
    return tensors.map(({ layer, role }) => slopes[layer]?.[role] ?? 0);
  }
  return tensors.map(({ layer, role }) => countOf(layers[layer] as AllocatableLayer, role, chosen));
}

function countOf(
  layer: AllocatableLayer,
  role: AllocatedTensor['role'],
  chosen: 'equal' | 'elements' | 'macs',
): number {
  if (chosen === 'equal') return 1;
  return chosen === 'macs' ? layer.macs : layer[role];
}
