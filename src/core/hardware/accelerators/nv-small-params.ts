import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import {
  type CommonParams,
  clockGatingParam,
  clockParam,
  macroFactorParam,
  operandScaleParam,
  readCommonParams,
  requantizersParam,
} from './parts/common-params';

/**
 * Published (`nvdla`, `nv_small.spec`): Atomic-C and Atomic-K of 8, 32 banks of the convolution buffer, an output stage of
 * one element per cycle, a memory port of 64 bits. How the banks are shared out is chosen per layer by its software: halves
 * are an assumption, as are clock, clock gating and macro factor. The 16 sums of a column are recalled.
 */
const nvSmallParams: readonly ParamSpec[] = [
  { kind: 'integer', key: 'inputLanes', minimum: 1, maximum: 64, default: 8 },
  { kind: 'integer', key: 'outputLanes', minimum: 1, maximum: 64, default: 8 },
  { kind: 'integer', key: 'inputBanks', minimum: 1, maximum: 256, default: 16 },
  { kind: 'integer', key: 'weightBanks', minimum: 1, maximum: 256, default: 16 },
  { kind: 'integer', key: 'sumsPerColumn', minimum: 1, maximum: 256, default: 16 },
  requantizersParam(1, 64),
  { kind: 'integer', key: 'memoryPortBits', minimum: 8, maximum: 1024, default: 64, unit: 'bits' },
  clockParam(1000),
  operandScaleParam,
  clockGatingParam,
  macroFactorParam(1),
];

export const nvSmallDeclaration: AcceleratorDeclaration = {
  id: 'nv-small',
  references: ['nvdla'],
  params: nvSmallParams,
};

export interface NvSmallParams extends CommonParams {
  /** Atomic-C. */
  readonly inputLanes: number;
  /** Atomic-K. */
  readonly outputLanes: number;
  readonly inputBanks: number;
  readonly weightBanks: number;
  /** Outputs of one channel that are summed up side by side while weights wait in the multipliers. */
  readonly sumsPerColumn: number;
  readonly memoryPortBits: number;
}

/** Complete, valid values as a typed record. */
export function readNvSmallParams(values: ParamValues): NvSmallParams {
  return {
    ...readCommonParams(values),
    inputLanes: Number(values.inputLanes),
    outputLanes: Number(values.outputLanes),
    inputBanks: Number(values.inputBanks),
    weightBanks: Number(values.weightBanks),
    sumsPerColumn: Number(values.sumsPerColumn),
    memoryPortBits: Number(values.memoryPortBits),
  };
}
