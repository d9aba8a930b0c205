import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
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

/**
 * 16 x 16 lanes at 980 MHz are published. Buffer sizes are recalled (their sum, 36 KB without the instruction buffer, is
 * below the published 44 KB); bandwidth of the memory, residency and clock gating are assumptions; the macro factor
 * follows from DianNao's recalled memory area.
 */
const dianNaoParams: readonly ParamSpec[] = [
  { kind: 'integer', key: 'inputLanes', minimum: 1, maximum: 64, default: 16 },
  { kind: 'integer', key: 'outputLanes', minimum: 1, maximum: 64, default: 16 },
  { kind: 'real', key: 'inputBufferKb', minimum: 0.25, maximum: 1024, default: 2, unit: 'KB' },
  { kind: 'real', key: 'weightBufferKb', minimum: 0.25, maximum: 1024, default: 32, unit: 'KB' },
  { kind: 'real', key: 'outputBufferKb', minimum: 0.25, maximum: 1024, default: 2, unit: 'KB' },
  clockParam(980),
  dramBandwidthParam(16),
  residencyParam,
  datapathWidthParam,
  operandScaleParam,
  requantizersParam(16, 64),
  clockGatingParam,
  macroFactorParam(3.5),
];

export const dianNaoDeclaration: AcceleratorDeclaration = {
  id: 'dian-nao',
  references: ['chen-2014'],
  params: dianNaoParams,
};

export interface DianNaoParams extends CommonParams {
  readonly inputLanes: number;
  readonly outputLanes: number;
  readonly inputBufferKb: number;
  readonly weightBufferKb: number;
  readonly outputBufferKb: number;
  readonly dramGigabytesPerSecond: number;
  readonly residency: ResidencyPolicy;
  readonly datapathWidth: DatapathWidth;
}

/** Complete, valid values as a typed record. */
export function readDianNaoParams(values: ParamValues): DianNaoParams {
  const number = (key: keyof DianNaoParams) => Number(values[key]);
  return {
    ...readCommonParams(values),
    inputLanes: number('inputLanes'),
    outputLanes: number('outputLanes'),
    inputBufferKb: number('inputBufferKb'),
    weightBufferKb: number('weightBufferKb'),
    outputBufferKb: number('outputBufferKb'),
    dramGigabytesPerSecond: number('dramGigabytesPerSecond'),
    residency: readResidency(values),
    datapathWidth: readDatapathWidth(values),
  };
}
