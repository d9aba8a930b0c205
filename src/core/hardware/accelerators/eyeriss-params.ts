import type { NumberParam, ParamSpec, ParamValues } from '../../parameters/param-spec';
import { type AcceleratorDeclaration, type ResidencyPolicy, residencies } from './accelerator';
import {
  type CommonParams,
  clockGatingParam,
  clockParam,
  dramBandwidthParam,
  macroFactorParam,
  operandScaleParam,
  readCommonParams,
  readResidency,
  requantizersParam,
  residencyParam,
} from './parts/common-params';

/**
 * Published (`chen-2017`): 12 x 14 elements with 24, 448 and 48 bytes for inputs, weights and sums, a buffer of 108 KB and
 * 200 MHz. That 8 KB of the buffer are for weights is recalled. Assumed: one DRAM word of 64 bits per cycle, four
 * requantizers, clock gating, 0.2 mm between elements. How far activations are compressed on their way to DRAM depends on
 * their zeros; 1.2 to 1.9 is published for AlexNet, 1 is none.
 */
const eyerissParams: readonly ParamSpec[] = [
  { kind: 'integer', key: 'rows', minimum: 1, maximum: 16, default: 12 },
  { kind: 'integer', key: 'columns', minimum: 1, maximum: 16, default: 14 },
  scratchpad('inputScratchpadBytes', 24, 64),
  scratchpad('weightScratchpadBytes', 448, 1024),
  scratchpad('sumScratchpadBytes', 48, 128),
  { kind: 'real', key: 'weightBufferKb', minimum: 2, maximum: 1024, default: 8, unit: 'KB' },
  { kind: 'real', key: 'activationBufferKb', minimum: 64, maximum: 1024, default: 100, unit: 'KB' },
  clockParam(200),
  dramBandwidthParam(1.6),
  { kind: 'real', key: 'activationCompression', minimum: 1, maximum: 2, default: 1 },
  { ...residencyParam, default: residencies[0] },
  operandScaleParam,
  requantizersParam(4, 64),
  clockGatingParam,
  { kind: 'real', key: 'elementPitchMm', minimum: 0.02, maximum: 1, default: 0.2, unit: 'mm' },
  macroFactorParam(1),
];

export const eyerissDeclaration: AcceleratorDeclaration = {
  id: 'eyeriss',
  references: ['chen-2017', 'chen-2016'],
  params: eyerissParams,
};

export interface EyerissParams extends CommonParams {
  readonly rows: number;
  readonly columns: number;
  readonly inputScratchpadBytes: number;
  readonly weightScratchpadBytes: number;
  readonly sumScratchpadBytes: number;
  readonly weightBufferKb: number;
  readonly activationBufferKb: number;
  readonly dramGigabytesPerSecond: number;
  readonly activationCompression: number;
  readonly residency: ResidencyPolicy;
  readonly elementPitchMm: number;
}

/** Complete, valid values as a typed record. */
export function readEyerissParams(values: ParamValues): EyerissParams {
  const number = (key: keyof EyerissParams) => Number(values[key]);
  return {
    ...readCommonParams(values),
    rows: number('rows'),
    columns: number('columns'),
    inputScratchpadBytes: number('inputScratchpadBytes'),
    weightScratchpadBytes: number('weightScratchpadBytes'),
    sumScratchpadBytes: number('sumScratchpadBytes'),
    weightBufferKb: number('weightBufferKb'),
    activationBufferKb: number('activationBufferKb'),
    dramGigabytesPerSecond: number('dramGigabytesPerSecond'),
    activationCompression: number('activationCompression'),
    residency: readResidency(values),
    elementPitchMm: number('elementPitchMm'),
  };
}

function scratchpad(key: string, bytes: number, maximum: number): NumberParam {
  return { kind: 'integer', key, minimum: 2, maximum, default: bytes, unit: 'B' };
}
