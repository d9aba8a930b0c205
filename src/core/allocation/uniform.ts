import { nearestWidth } from '../schemes/nearest-width';
import type { Allocator } from './allocator';
import { targetBits } from './importance';
import { uniformBits } from './tensors';

/** The same width everywhere, the nearest to the target: what every other allocator has to beat at equal cost. */
export const uniform: Allocator = {
  id: 'uniform',
  references: [],
  params: [targetBits],
  learnsWidths: false,
  allocate: async (task, params) => {
    const target = Number(params[targetBits.key]);
    const sensitivity = [];
    for (const bits of task.widths.weights) {
      const { accuracyFraction, loss } = await task.evaluate(uniformBits(task, bits));
      sensitivity.push({
        layers: task.layers.map(({ name }) => name),
        role: 'both' as const,
        bits,
        measures: { accuracyFraction, loss },
      });
    }
    return { bits: uniformBits(task, nearestWidth(task, 'weights', target)), sensitivity };
  },
};
