import { nvSmall } from '../hardware/accelerators/nv-small';
import { layerDimensions } from '../hardware/layer-dimensions';
import { completeParams } from '../parameters/parse-params';
import { type ConformanceRow, exact, modelled, value } from './row';

const configuration = {
  group: 'nv-small',
  source: 'nvdla',
  place: 'spec/defs/nv_small.spec',
  status: 'read',
  use: 'hold-out',
  tolerance: exact,
} as const;

export const nvSmallRows: readonly ConformanceRow[] = [
  {
    ...configuration,
    id: 'nv-small-multipliers',
    what: { code: 'nv-small-multipliers', parameters: {} },
    published: value(64),
    unit: '',
    compute: () => modelled(machine().inventory.units.lane),
  },
  {
    ...configuration,
    id: 'nv-small-buffer',
    what: { code: 'nv-small-buffer', parameters: {} },
    published: value(128),
    unit: 'KB',
    compute: () => {
      const { 'buffer-weights': weights, 'buffer-inputs': inputs } = machine().inventory.buffers;
      return modelled(weights.banks * weights.kilobytesPerBank + inputs.banks * inputs.kilobytesPerBank);
    },
  },
  {
    ...configuration,
    id: 'nv-small-output-stage',
    what: { code: 'nv-small-output-stage', parameters: {} },
    published: value(1),
    unit: 'outputs/cycle',
    compute: () => modelled(machine().inventory.units.requantizer),
  },
  {
    ...configuration,
    id: 'nv-small-output-bound',
    what: { code: 'nv-small-output-bound', parameters: {} },
    published: value(64),
    unit: 'products',
    compute: () => modelled(leastComputeBoundProducts()),
  },
];

function machine() {
  return nvSmall.configure(completeParams(nvSmall.params, {}));
}

/** The fewest products per output, in whole atoms, at which computing takes as long as the output stage. */
function leastComputeBoundProducts(): number {
  const { map, inventory } = machine();
  const atom = inventory.reductionLanes;
  const widths = { weights: 8, inputs: 8, outputs: 8, partialSums: 32 };
  const onChip = { weights: false, inputs: false, outputs: false };
  for (let products = atom; ; products += atom) {
    const shape = { kind: 'gemm', name: 'g', m: 64, k: products, n: 64 } as const;
    const { computeCycles, requantizationCycles } = map(layerDimensions(shape), widths, onChip);
    if (computeCycles >= requantizationCycles) return products;
  }
}
