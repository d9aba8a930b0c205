import type { NumberParam } from '../parameters/param-spec';
import type { TensorRole } from '../schemes/scheme';
import type { AllocationTask, Allocator, PartialBits, SensitivityRow } from './allocator';
import { type AllocatedTensor, allocatedTensors, bitsOfTensors, floatBits, withBits } from './tensors';

const margin: NumberParam = { kind: 'real', key: 'margin', minimum: 0, maximum: 0.5, default: 0.01 };

/** Widths that the released tool tries, as far as a scheme has them. */
const halvedWidths = [16, 8, 4, 2, 1];

/**
 * Ristretto's search (Gysel 2016, as its released tool does it): three groups of tensors - weights of
 * convolutions, weights of dense layers, activations - are narrowed alone, all else in float, by halving the width until
 * `accuracy + margin` falls below that of the float network. A group that no width satisfies keeps the widest.
 */
export const ristrettoSearch: Allocator = {
  id: 'ristretto-search',
  references: ['gysel-2016'],
  params: [margin],
  learnsWidths: false,
  allocate: async (task, params) => {
    const { accuracyFraction } = await task.evaluate(floatBits(task.layers));
    const floor = accuracyFraction - Number(params[margin.key]);
    const tensors = allocatedTensors(task.layers);
    const chosen = new Map<AllocatedTensor, number>();
    const sensitivity: SensitivityRow[] = [];
    for (const group of groupsOf(task, tensors)) {
      const sweep = await narrow(task, group, floor);
      sensitivity.push(...sweep.rows);
      for (const tensor of group) chosen.set(tensor, sweep.bits);
    }
    const bits = bitsOfTensors(
      task,
      tensors,
      tensors.map((tensor) => chosen.get(tensor) as number),
    );
    return { bits, sensitivity };
  },
};

function groupsOf(
  { layers }: AllocationTask,
  tensors: readonly AllocatedTensor[],
): readonly (readonly AllocatedTensor[])[] {
  const weightsOf = (kind: 'conv' | 'dense') =>
    tensors.filter(({ layer, role }) => role === 'weights' && layers[layer]?.kind === kind);
  const activations = tensors.filter(({ role }) => role === 'activations');
  return [weightsOf('conv'), weightsOf('dense'), activations].filter(({ length }) => length > 0);
}

async function narrow(
  task: AllocationTask,
  group: readonly AllocatedTensor[],
  floor: number,
): Promise<{ readonly bits: number; readonly rows: readonly SensitivityRow[] }> {
  const role = (group[0] as AllocatedTensor).role;
  const rows: SensitivityRow[] = [];
  let passing: number | null = null;
  for (const bits of sweptWidths(task, role)) {
    const widths = group.reduce<readonly PartialBits[]>(
      (all, tensor) => withBits(all, tensor, bits),
      floatBits(task.layers),
    );
    const { accuracyFraction, loss } = await task.evaluate(widths);
    const layers = group.map(({ layer }) => task.layers[layer]?.name ?? '');
    rows.push({ layers, role, bits, measures: { accuracyFraction, loss } });
    if (accuracyFraction < floor) break;
    passing = bits;
  }
  return { bits: passing ?? (task.widths[role].at(-1) as number), rows };
}

/** From wide to narrow; the scheme's widest where it has none of the halved ones. */
function sweptWidths({ widths }: AllocationTask, role: TensorRole): readonly number[] {
  const halved = halvedWidths.filter((bits) => widths[role].includes(bits));
  return halved.length > 0 ? halved : widths[role].slice(-1);
}
