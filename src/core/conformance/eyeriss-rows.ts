import type { LayerShape } from '../networks/layer-shape';
import {
  bufferMegabytes,
  chipEnergy,
  convolutionsOf,
  countOnChip,
  dramAccesses,
  dramMegabytes,
  elementsWithWork,
} from './eyeriss-chip';
import { relativeEnergyPerMac, relativeNetworks } from './eyeriss-relative';
import { type ConformanceRow, exact, modelled, type Outcome, relative, value } from './row';
import type { ConformanceText, ConformanceTextCode } from './texts';

interface LayerOfChip {
  readonly layer: string;
  readonly activeElements: number;
  readonly processingMs: number;
  readonly powerMw: number;
}

const layersOfChip: readonly LayerOfChip[] = [
  { layer: 'conv1', activeElements: 154, processingMs: 16.5, powerMw: 332 },
  { layer: 'conv2', activeElements: 135, processingMs: 39.2, powerMw: 288 },
  { layer: 'conv3', activeElements: 156, processingMs: 21.8, powerMw: 266 },
  { layer: 'conv4', activeElements: 156, processingMs: 16, powerMw: 235 },
  { layer: 'conv5', activeElements: 156, processingMs: 10, powerMw: 236 },
];

const images = 4;
const alexNet = { shapes: convolutionsOf('alexnet'), images };
const vgg = { shapes: convolutionsOf('vgg-16'), images: 3 };

const schedule: ConformanceText = { code: 'eyeriss-schedule', parameters: {} };
const loading: ConformanceText = { code: 'eyeriss-loading', parameters: {} };
const folds: ConformanceText = { code: 'eyeriss-folds', parameters: {} };
const energyInputs: ConformanceText = { code: 'eyeriss-energy-inputs', parameters: {} };
const energyCause: ConformanceText = { code: 'eyeriss-energy-cause', parameters: {} };
const compression: ConformanceText = { code: 'eyeriss-compression', parameters: {} };

const tableFive = { group: 'eyeriss', source: 'chen-2017', place: 'Table V', use: 'hold-out' } as const;

export const eyerissRows: readonly ConformanceRow[] = [
  ...layersOfChip.flatMap(rowsOfLayer),
  total(
    'eyeriss-latency-sum',
    [103.5, 'ms', 0.15],
    [schedule, loading],
    () => countOnChip(alexNet).milliseconds,
  ),
  total('eyeriss-buffer-traffic', [208.5, 'MB', 0.25], [schedule], () => bufferMegabytes(alexNet)),
  total('eyeriss-dram-traffic', [15.4, 'MB', 0.25], [schedule, compression], () => dramMegabytes(alexNet)),
  total(
    'eyeriss-energy',
    [12, 'pJ/MAC', 0.4],
    [energyInputs, energyCause],
    () => chipEnergy(alexNet).pjPerMac,
  ),
  {
    ...total(
      'eyeriss-vgg-dram',
      [0.0035, 'accesses/MAC', 0.25],
      [schedule, compression],
      () => dramAccesses(vgg) / countOnChip(vgg).macs,
    ),
    place: 'Table VI',
  },
  ...relativeNetworks.map(
    (network): ConformanceRow => ({
      ...tableFive,
      id: `eyeriss-relative-energy-${network.id}`,
      what: { code: 'eyeriss-relative-energy', parameters: { network: network.name } },
      published: value(network.energyPerMac),
      unit: '×',
      source: 'sharma-2018',
      place: 'results/eyeriss_results.csv',
      status: 'read',
      tolerance: relative(0.1),
      notes: [{ code: 'eyeriss-relative-inputs', parameters: {} }],
      compute: () => modelled(relativeEnergyPerMac(network)),
    }),
  ),
];

function rowsOfLayer({
  layer,
  activeElements,
  processingMs,
  powerMw,
}: LayerOfChip): readonly ConformanceRow[] {
  const shapes = alexNet.shapes.filter(({ name }) => name === layer);
  const row = ofLayer(layer, shapes);
  return [
    row('eyeriss-elements', activeElements, '', exact, [schedule, folds], (shape) =>
      elementsWithWork(shape, images),
    ),
    row(
      'eyeriss-latency',
      processingMs,
      'ms',
      relative(0.2),
      [schedule, loading],
      () => countOnChip({ shapes, images }).milliseconds,
    ),
    row(
      'eyeriss-power',
      powerMw,
      'mW',
      relative(0.4),
      [energyInputs, energyCause],
      () => chipEnergy({ shapes, images }).milliwatts,
    ),
  ];
}

function ofLayer(layer: string, shapes: readonly LayerShape[]) {
  return (
    code: ConformanceTextCode,
    published: number,
    unit: string,
    tolerance: ConformanceRow['tolerance'],
    notes: readonly ConformanceText[],
    compute: (shape: LayerShape) => number,
  ): ConformanceRow => ({
    ...tableFive,
    id: `${code}-${layer}`,
    what: { code, parameters: { layer } },
    published: value(published),
    unit,
    status: 'recalled',
    tolerance,
    notes,
    compute: (): Outcome => modelled(...shapes.map(compute)),
  });
}

function total(
  code: ConformanceTextCode,
  [published, unit, fraction]: readonly [number, string, number],
  notes: readonly ConformanceText[],
  compute: () => number,
): ConformanceRow {
  return {
    ...tableFive,
    id: code,
    what: { code, parameters: {} },
    published: value(published),
    unit,
    status: 'read',
    tolerance: relative(fraction),
    notes,
    compute: () => modelled(compute()),
  };
}
