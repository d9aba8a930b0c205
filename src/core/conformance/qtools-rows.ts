import { qtools } from '../hardware/cost/sources/qtools';
import { type ConformanceRow, modelled, value, within } from './row';
import type { ConformanceTextCode } from './texts';

/** Layer d0 of the test: 784 inputs, 300 outputs, 8-bit operands, 32-bit sums, memories of 2^27 bits. */
const layer = { inputs: 784, outputs: 300, operandBits: 8, sumBits: 32, memoryBits: 2 ** 27 } as const;

export const qtoolsRows: readonly ConformanceRow[] = [
  row('qtools-inputs', 372.77, () => memoryPj(layer.inputs * layer.operandBits)),
  row('qtools-outputs', 570.57, () => memoryPj(layer.outputs * layer.sumBits)),
  row(
    'qtools-parameters',
    111_975.96,
    () =>
      memoryPj(layer.inputs * layer.outputs * layer.operandBits) +
      memoryPj(layer.outputs * layer.operandBits),
  ),
  row('qtools-operations', 70_560, operationsPj),
];

function row(code: ConformanceTextCode, published: number, energyPj: () => number): ConformanceRow {
  return {
    id: code,
    group: 'qtools',
    what: { code, parameters: {} },
    published: value(published),
    unit: 'pJ',
    source: 'qkeras',
    place: 'tests/qtools_model_test.py, test_qenergy',
    status: 'recomputed',
    use: 'exact',
    tolerance: within(0.005),
    compute: () => modelled(energyPj()),
  };
}

function memoryPj(bits: number): number {
  return qtools.ownMemory?.sramAccessPj(layer.memoryBits, bits) ?? Number.NaN;
}

function operationsPj(): number {
  const multiply = qtools.price('multiply', layer.operandBits, layer.operandBits).energyPj;
  const add = qtools.price('add', layer.sumBits).energyPj;
  return layer.inputs * layer.outputs * (multiply + add);
}
