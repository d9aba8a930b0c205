import { dianNao } from '../hardware/accelerators/dian-nao';
import { energyComponents } from '../hardware/cost/components';
import { evaluateCost } from '../hardware/cost/evaluate-cost';
import { defaultHardware } from '../hardware/hardware-controls';
import { layerDimensions } from '../hardware/layer-dimensions';
import type { ConvolutionShape } from '../networks/layer-shape';
import { completeParams } from '../parameters/parse-params';
import { fixedPointLayer } from './coded-layer';
import { type ConformanceRow, exact, modelled, notJudged, relative, value, within } from './row';
import type { ConformanceText } from './texts';
import { wordsMoved } from './words-moved';

const bits = 16;
const binaryGiga = 2 ** 30;

/** Fills all 16 x 16 lanes; one window fits the input buffer, so that sums stay in their accumulators. */
const filling: ConvolutionShape = {
  kind: 'conv',
  name: 'full',
  inputHeight: 32,
  inputWidth: 32,
  inputChannels: 64,
  outputChannels: 64,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'same',
  groups: 1,
};

const scaled: ConformanceText = { code: 'dian-nao-power-inputs', parameters: {} };

const shared = { group: 'dian-nao', source: 'chen-2014' } as const;
const table6 = { ...shared, place: 'Table 6', status: 'recalled', use: 'hold-out' } as const;

export const dianNaoRows: readonly ConformanceRow[] = [
  {
    ...shared,
    id: 'dian-nao-operations',
    what: { code: 'dian-nao-operations', parameters: {} },
    published: value(496),
    unit: 'operations/cycle',
    place: 'abstract',
    status: 'quoted',
    use: 'hold-out',
    tolerance: exact,
    compute: () => modelled(operationsPerCycle()),
  },
  {
    ...shared,
    id: 'dian-nao-rate',
    what: { code: 'dian-nao-rate', parameters: {} },
    published: value(452),
    unit: 'GiOP/s',
    place: 'abstract',
    status: 'quoted',
    use: 'hold-out',
    tolerance: within(1),
    notes: [{ code: 'last-digit', parameters: {} }],
    compute: () => modelled((operationsPerCycle() * machine().inventory.clockHz) / binaryGiga),
  },
  {
    ...shared,
    id: 'dian-nao-bandwidth',
    what: { code: 'dian-nao-bandwidth', parameters: {} },
    published: value(467.3),
    unit: 'GiB/s',
    source: 'chen-2014-dadiannao',
    place: 'text',
    status: 'quoted',
    use: 'hold-out',
    tolerance: within(0.005),
    compute: () => modelled(weightBytesPerSecond() / binaryGiga),
  },
  {
    ...table6,
    id: 'dian-nao-combinational-power',
    what: { code: 'dian-nao-combinational-power', parameters: {} },
    published: value(89),
    unit: 'mW',
    tolerance: relative(0.35),
    notes: [scaled, { code: 'dian-nao-logic-cause', parameters: {} }],
    compute: () => modelled(powerMw().arithmetic),
  },
  {
    ...table6,
    id: 'dian-nao-memory-power',
    what: { code: 'dian-nao-memory-power', parameters: {} },
    published: value(177),
    unit: 'mW',
    tolerance: relative(0.25),
    notes: [scaled, { code: 'dian-nao-memory-cause', parameters: {} }],
    compute: () => modelled(powerMw().memory),
  },
  {
    ...table6,
    id: 'dian-nao-register-ratio',
    what: { code: 'dian-nao-register-ratio', parameters: {} },
    published: value(0.82),
    unit: '',
    use: 'calibration',
    tolerance: notJudged,
    notes: [{ code: 'dian-nao-nothing-fitted', parameters: {} }],
    compute: () => {
      const { registers, arithmetic, memory } = powerMw();
      return modelled(registers / (arithmetic + memory));
    },
  },
  {
    ...shared,
    id: 'dian-nao-power',
    what: { code: 'dian-nao-power', parameters: {} },
    published: value(485),
    unit: 'mW',
    place: 'abstract',
    status: 'quoted',
    use: 'hold-out',
    tolerance: relative(0.25),
    notes: [{ code: 'sum-of-parts', parameters: {} }, scaled],
    compute: () => modelled(powerMw().total),
  },
  {
    ...shared,
    id: 'dian-nao-area',
    what: { code: 'dian-nao-area', parameters: {} },
    published: value(3.02),
    unit: 'mm²',
    place: 'abstract',
    status: 'quoted',
    use: 'hold-out',
    tolerance: relative(0.4),
    notes: [{ code: 'dian-nao-area-inputs', parameters: {} }],
    compute: () => modelled(cost().totals.areaUm2 / 1e6),
  },
];

function machine() {
  return dianNao.configure(completeParams(dianNao.params, { datapathWidth: 'fixed-16' }));
}

/** A multiplication per lane, and per column the additions of its tree and none for the accumulator, as published. */
function operationsPerCycle(): number {
  const { units, reductionLanes } = machine().inventory;
  return units.lane + units.column * (reductionLanes - 1);
}

function weightBytesPerSecond(): number {
  const widths = { weights: bits, inputs: bits, outputs: bits, partialSums: 40 };
  const onChip = { weights: false, inputs: false, outputs: false };
  const mapping = machine().map(layerDimensions(filling), widths, onChip);
  const words = wordsMoved(mapping, { memory: 'buffer-weights', operand: 'weights', direction: 'reads' });
  return (words / mapping.computeCycles) * (bits / 8) * machine().inventory.clockHz;
}

function cost() {
  return evaluateCost([fixedPointLayer(filling, bits)], {
    ...defaultHardware,
    accelerator: dianNao.id,
    acceleratorParams: { datapathWidth: 'fixed-16', residency: 'per-layer' },
    dram: 'none',
    nodeNm: '65',
    supplyVolts: 1,
  });
}

/** At the published clock, which ours would not reach: energies of a cycle times it, and what leaks all the time. */
function powerMw() {
  const { energyByComponentPj, layers, totals } = cost();
  const cycles = layers.reduce((sum, { computeCycles }) => sum + computeCycles, 0);
  const perSecond = (machine().inventory.clockHz / cycles) * 1e-9;
  const leakageMw = ((energyByComponentPj.leakage ?? 0) * 1e-9) / totals.latencySeconds;
  const mw = (ids: readonly string[]): number =>
    perSecond * ids.reduce((sum, id) => sum + (energyByComponentPj[id] ?? 0), 0);
  return {
    arithmetic: mw(['multiply', 'accumulate', 'affine', 'requantization']),
    memory: mw(['buffer-weights', 'buffer-inputs', 'buffer-outputs']),
    registers: mw(['registers-and-clock']),
    total: mw(energyComponents.filter((id) => id !== 'leakage')) + leakageMw,
  };
}
