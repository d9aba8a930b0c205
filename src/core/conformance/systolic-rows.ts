import type { LayerMapping } from '../hardware/accelerators/accelerator';
import { type Dataflow, dataflows } from '../hardware/accelerators/parts/fold-product';
import { systolic } from '../hardware/accelerators/systolic';
import { layerDimensions } from '../hardware/layer-dimensions';
import type { GemmShape } from '../networks/layer-shape';
import { completeParams } from '../parameters/parse-params';
import { type ConformanceRow, exact, modelled, value } from './row';
import { wordsMoved } from './words-moved';

const side = 32;

interface Product {
  readonly id: string;
  readonly name: string;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly status: 'read' | 'recomputed';
  readonly cycles: Readonly<Record<Dataflow, number>>;
}

function product(
  id: string,
  name: string,
  [m, k, n]: readonly [number, number, number],
  [outputStationary, weightStationary, inputStationary]: readonly [number, number, number],
): Product {
  return {
    ...{ id, name, m, k, n, status: id === 'golden' ? 'read' : 'recomputed' },
    cycles: {
      'output-stationary': outputStationary,
      'weight-stationary': weightStationary,
      'input-stationary': inputStationary,
    },
  };
}

const golden = product('golden', 'Golden trace', [256, 256, 128], [10_176, 11_200, 14_208]);

const products: readonly Product[] = [
  golden,
  product('conv1', 'AlexNet conv1', [3025, 363, 96], [121_125, 112_284, 216_600]),
  product('conv2', 'AlexNet conv2', [529, 2400, 256], [334_832, 373_800, 446_250]),
  product('conv3', 'AlexNet conv3', [121, 2304, 384], [113_568, 185_760, 137_664]),
  product('conv4', 'AlexNet conv4', [121, 3456, 384], [168_864, 278_640, 206_496]),
  product('conv5', 'AlexNet conv5', [121, 3456, 256], [112_576, 185_760, 151_200]),
];

/** Words of the golden trace: inputs read, weights read, sums written, sums read back. */
const accesses: Readonly<Record<Dataflow, readonly [number, number, number, number]>> = {
  'output-stationary': [262_144, 262_144, 32_768, 0],
  'weight-stationary': [262_144, 32_768, 262_144, 229_376],
  'input-stationary': [65_536, 262_144, 262_144, 229_376],
};

const moved = [
  { id: 'inputs-read', memory: 'buffer-inputs', operand: 'inputs', direction: 'reads' },
  { id: 'weights-read', memory: 'buffer-weights', operand: 'weights', direction: 'reads' },
  { id: 'sums-written', memory: 'buffer-outputs', operand: 'outputs', direction: 'writes' },
  { id: 'sums-read', memory: 'buffer-outputs', operand: 'outputs', direction: 'reads' },
] as const;

/** SCALE-Sim prints one cycle less, counting from 0: published figures are those that count from 1. */
export const systolicRows: readonly ConformanceRow[] = [
  ...products.flatMap((shape) => dataflows.map((dataflow) => cycleRow(shape, dataflow))),
  ...dataflows.flatMap((dataflow) => accessRows(dataflow)),
];

function cycleRow({ id, name, m, k, n, status, cycles }: Product, dataflow: Dataflow): ConformanceRow {
  return {
    id: `systolic-cycles-${id}-${dataflow}`,
    group: 'systolic',
    what: { code: 'systolic-cycles', parameters: { name, m, k, n, side, dataflow } },
    published: value(cycles[dataflow]),
    unit: 'cycles',
    source: 'samajdar-2018',
    place: status === 'read' ? 'test/general/golden_trace_user_*' : 'compute cycles',
    status,
    use: 'exact',
    tolerance: exact,
    compute: () => modelled(mapped({ kind: 'gemm', name, m, k, n }, dataflow).computeCycles),
  };
}

function accessRows(dataflow: Dataflow): readonly ConformanceRow[] {
  const { name, m, k, n } = golden;
  return moved.map(({ id, ...transfer }, index) => ({
    id: `systolic-${id}-${dataflow}`,
    group: 'systolic',
    what: { code: `systolic-${id}`, parameters: { m, k, n, side, dataflow } },
    published: value(accesses[dataflow][index] as number),
    unit: 'words',
    source: 'samajdar-2018',
    place: 'SRAM accesses',
    status: 'recomputed',
    use: 'exact',
    tolerance: exact,
    compute: () => modelled(wordsMoved(mapped({ kind: 'gemm', name, m, k, n }, dataflow), transfer)),
  }));
}

function mapped(shape: GemmShape, dataflow: Dataflow): LayerMapping {
  const params = completeParams(systolic.params, { rows: side, columns: side, dataflow });
  const widths = { weights: 8, inputs: 8, outputs: 8, partialSums: 32 };
  const onChip = { weights: false, inputs: false, outputs: false };
  return systolic.configure(params).map(layerDimensions(shape), widths, onChip);
}
