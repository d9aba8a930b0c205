import type { NumberParam, ParamSpec, ParamValues } from '../../../parameters/param-spec';
import type { ResidencyPolicy } from '../accelerator';
import {
  type CommonParams,
  clockGatingParam,
  clockParam,
  dramBandwidthParam,
  macroFactorParam,
  readCommonParams,
  readResidency,
  requantizersParam,
  residencyParam,
} from './common-params';
import type { TiledArray, TiledBuffers } from './tiled-array';

/** Parameters of machines of DaDianNao's organisation. */
export interface TiledParams extends CommonParams, TiledArray, TiledBuffers {
  readonly dramGigabytesPerSecond: number;
  readonly residency: ResidencyPolicy;
}

/**
 * Published of DaDianNao (`chen-2014-dadiannao`): 16 tiles of 16 x 16 lanes, 2 MB of embedded DRAM in each and 4 MB
 * between them, here in halves for inputs and outputs. Bandwidth of the memory, residency, clock gating and the number of
 * requantizers, one for each filter, are assumptions.
 */
export function tiledParams(clockMhz: number): readonly ParamSpec[] {
  return [
    count('tiles', 16),
    count('filters', 16),
    count('lanes', 16),
    memory('tileBufferKb', 4096, 2048),
    memory('inputBufferKb', 16_384, 2048),
    memory('outputBufferKb', 16_384, 2048),
    clockParam(clockMhz),
    dramBandwidthParam(16),
    residencyParam,
    requantizersParam(256, 4096),
    clockGatingParam,
    macroFactorParam(1),
  ];
}

/** Positions that a machine computes side by side. */
export const windowsParam = count('windows', 16);

/** Complete, valid values as a typed record. */
export function readTiledParams(values: ParamValues): TiledParams {
  const number = (key: keyof TiledParams) => Number(values[key]);
  return {
    ...readCommonParams(values),
    tiles: number('tiles'),
    filters: number('filters'),
    windows: number('windows'),
    lanes: number('lanes'),
    tileBufferKb: number('tileBufferKb'),
    inputBufferKb: number('inputBufferKb'),
    outputBufferKb: number('outputBufferKb'),
    dramGigabytesPerSecond: number('dramGigabytesPerSecond'),
    residency: readResidency(values),
  };
}

function count(key: string, published: number): NumberParam {
  return { kind: 'integer', key, minimum: 1, maximum: 64, default: published };
}

function memory(key: string, maximum: number, kilobytes: number): NumberParam {
  return { kind: 'real', key, minimum: 16, maximum, default: kilobytes, unit: 'KB' };
}
