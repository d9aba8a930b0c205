import type { NumberParam, ParamSpec, ParamValues } from '../../parameters/param-spec';
import type { AcceleratorDeclaration, ResidencyPolicy } from './accelerator';
import {
  type CommonParams,
  clockGatingParam,
  clockParam,
  type DatapathWidth,
  datapathWidthParam,
  dramBandwidthParam,
  macroFactorParam,
  operandScaleParam,
  readCommonParams,
  readDatapathWidth,
  readResidency,
  requantizersParam,
  residencyParam,
} from './parts/common-params';
import { dataflows, type SystolicArray } from './parts/fold-product';

const longestSide = 1024;
const largestBufferKb = 32_768;

/**
 * No array in particular. Buffers, clock and bandwidth (192 bits per cycle) are those of Bit Fusion's published
 * configuration, a systolic array at 45 nm (`sharma-2018`); size, dataflow, residency, clock gating and macro factor are
 * assumptions.
 */
const systolicParams: readonly ParamSpec[] = [
  { kind: 'integer', key: 'rows', minimum: 1, maximum: longestSide, default: 32 },
  { kind: 'integer', key: 'columns', minimum: 1, maximum: longestSide, default: 32 },
  { kind: 'choice', key: 'dataflow', options: dataflows, default: 'weight-stationary' },
  bufferParam('inputBufferKb', 32),
  bufferParam('weightBufferKb', 64),
  bufferParam('outputBufferKb', 16),
  clockParam(500),
  dramBandwidthParam(12),
  residencyParam,
  datapathWidthParam,
  operandScaleParam,
  requantizersParam(32, longestSide),
  clockGatingParam,
  macroFactorParam(1),
];

export const systolicDeclaration: AcceleratorDeclaration = {
  id: 'systolic',
  references: ['samajdar-2018', 'sharma-2018'],
  params: systolicParams,
};

export interface SystolicParams extends CommonParams, SystolicArray {
  readonly inputBufferKb: number;
  readonly weightBufferKb: number;
  readonly outputBufferKb: number;
  readonly dramGigabytesPerSecond: number;
  readonly residency: ResidencyPolicy;
  readonly datapathWidth: DatapathWidth;
}

/** Complete, valid values as a typed record. */
export function readSystolicParams(values: ParamValues): SystolicParams {
  return {
    ...readCommonParams(values),
    rows: Number(values.rows),
    columns: Number(values.columns),
    dataflow: dataflows.find((dataflow) => dataflow === values.dataflow) ?? 'weight-stationary',
    inputBufferKb: Number(values.inputBufferKb),
    weightBufferKb: Number(values.weightBufferKb),
    outputBufferKb: Number(values.outputBufferKb),
    dramGigabytesPerSecond: Number(values.dramGigabytesPerSecond),
    residency: readResidency(values),
    datapathWidth: readDatapathWidth(values),
  };
}

function bufferParam(key: string, kilobytes: number): NumberParam {
  return { kind: 'real', key, minimum: 0.25, maximum: largestBufferKb, default: kilobytes, unit: 'KB' };
}
