import { noMachine } from './not-modelled';
import { type ConformanceRow, exact, relative, value } from './row';
import type { ConformanceTextCode } from './texts';

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

const tableFive = {
  group: 'eyeriss',
  source: 'chen-2017',
  place: 'Table V',
  use: 'hold-out',
  compute: () => noMachine('Eyeriss'),
} as const;

export const eyerissRows: readonly ConformanceRow[] = [
  ...layersOfChip.flatMap(({ layer, activeElements, processingMs, powerMw }): ConformanceRow[] => [
    ofLayer('eyeriss-elements', layer, activeElements, '', exact),
    ofLayer('eyeriss-latency', layer, processingMs, 'ms', relative(0.2)),
    ofLayer('eyeriss-power', layer, powerMw, 'mW', relative(0.4)),
  ]),
  total('eyeriss-latency-sum', 103.5, 'ms', 0.15),
  total('eyeriss-buffer-traffic', 208.5, 'MB', 0.25),
  total('eyeriss-dram-traffic', 15.4, 'MB', 0.25),
  total('eyeriss-energy', 12, 'pJ/MAC', 0.4),
  { ...total('eyeriss-vgg-dram', 0.0035, 'accesses/MAC', 0.25), place: 'Table VI' },
  {
    ...tableFive,
    id: 'eyeriss-relative-energy',
    what: { code: 'eyeriss-relative-energy', parameters: {} },
    published: value(1),
    unit: '×',
    source: 'sharma-2018',
    place: 'results/eyeriss_results.csv',
    status: 'read',
    tolerance: relative(0.1),
  },
];

function ofLayer(
  code: ConformanceTextCode,
  layer: string,
  published: number,
  unit: string,
  tolerance: ConformanceRow['tolerance'],
): ConformanceRow {
  return {
    ...tableFive,
    id: `${code}-${layer}`,
    what: { code, parameters: { layer } },
    published: value(published),
    unit,
    status: 'recalled',
    tolerance,
  };
}

function total(code: ConformanceTextCode, published: number, unit: string, fraction: number): ConformanceRow {
  return {
    ...tableFive,
    id: code,
    what: { code, parameters: {} },
    published: value(published),
    unit,
    status: 'read',
    tolerance: relative(fraction),
  };
}
