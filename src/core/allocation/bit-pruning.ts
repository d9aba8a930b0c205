import type { NumberParam } from '../parameters/param-spec';
import type { AllocationTask, Allocator, PartialBits, SensitivityRow } from './allocator';
import { importances, weighting } from './importance';
import { type AllocatedTensor, allocatedTensors, bitsOfTensors, floatBits, withBits } from './tensors';

const strength: NumberParam = { kind: 'real', key: 'strength', minimum: 0, maximum: 10, default: 0.1 };
const epochs: NumberParam = { kind: 'integer', key: 'epochs', minimum: 1, maximum: 20, default: 2 };

/**
 * BitPruning (Nikolic et al. 2020): every width n is a real number that training learns under the loss
 * L + strength * sum lambda_i n_i, the quantizer interpolating between its two neighbouring widths; in the end each
 * width is rounded up to one that the scheme has. The lambda_i add up to 1, equal or in proportion to elements, MACs or
 * the simulator's energy per bit. The quantizers between which is interpolated are the scheme's own, fitted before
 * training, where the paper has min-max ones that follow every batch.
 */
export const bitPruning: Allocator = {
  id: 'bit-pruning',
  references: ['nikolic-2020'],
  params: [strength, weighting, epochs],
  learnsWidths: true,
  allocate: async (task, params) => {
    const tensors = allocatedTensors(task.layers);
    const shares = importances(task, tensors, params);
    const factor = Number(params[strength.key]);
    const penalties = tensors.reduce<readonly PartialBits[]>(
      (all, tensor, index) => withBits(all, tensor, factor * (shares[index] as number)),
      floatBits(task.layers),
    );
    const learned = await task.learnWidths({ epochs: Number(params[epochs.key]), penalties });
    const learnedBits = tensors.map(({ layer, role }) => learned[layer]?.[role] ?? Number.NaN);
    const chosen = tensors.map((tensor, index) => roundedUp(task, tensor, learnedBits[index] as number));
    const sensitivity = tensors.map(({ layer, role }, index): SensitivityRow => {
      const measures = { learnedBits: learnedBits[index] as number, importance: shares[index] as number };
      return { layers: [task.layers[layer]?.name ?? ''], role, bits: chosen[index] as number, measures };
    });
    return { bits: bitsOfTensors(task, tensors, chosen), sensitivity };
  },
};

/** Learned widths come from float32 variables. */
const roundingError = 1e-4;

function roundedUp({ widths }: AllocationTask, { role }: AllocatedTensor, bits: number): number {
  return widths[role].find((width) => width >= bits - roundingError) ?? (widths[role].at(-1) as number);
}
