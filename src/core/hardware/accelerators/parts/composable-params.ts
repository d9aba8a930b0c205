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

/** Parameters of arrays of composable units. */
export interface ComposableParams extends CommonParams {
  readonly rows: number;
  readonly columns: number;
  /** Lanes of each of the sixteen engines of a unit. */
  readonly engineLanes: number;
  readonly inputBufferKb: number;
  readonly weightBufferKb: number;
  readonly outputBufferKb: number;
  readonly dramGigabytesPerSecond: number;
  readonly residency: ResidencyPolicy;
}

interface ComposableDefaults {
  readonly rows: number;
  readonly columns: number;
  readonly dramGigabytesPerSecond: number;
}

/**
 * Buffers and clock of Bit Fusion's published configuration (`sharma-2018`); residency, clock gating, macro factor and one
 * requantizer per column are assumptions.
 */
export function composableParams(defaults: ComposableDefaults): readonly ParamSpec[] {
  const { rows, columns, dramGigabytesPerSecond } = defaults;
  return [
    { kind: 'integer', key: 'rows', minimum: 1, maximum: 128, default: rows },
    { kind: 'integer', key: 'columns', minimum: 1, maximum: 128, default: columns },
    buffer('inputBufferKb', 32),
    buffer('weightBufferKb', 64),
    buffer('outputBufferKb', 16),
    clockParam(500),
    dramBandwidthParam(dramGigabytesPerSecond),
    residencyParam,
    requantizersParam(columns, 128),
    clockGatingParam,
    macroFactorParam(1),
  ];
}

/** Complete, valid values as a typed record. */
export function readComposableParams(values: ParamValues): ComposableParams {
  return {
    ...readCommonParams(values),
    rows: Number(values.rows),
    columns: Number(values.columns),
    engineLanes: Number(values.engineLanes),
    inputBufferKb: Number(values.inputBufferKb),
    weightBufferKb: Number(values.weightBufferKb),
    outputBufferKb: Number(values.outputBufferKb),
    dramGigabytesPerSecond: Number(values.dramGigabytesPerSecond),
    residency: readResidency(values),
  };
}

function buffer(key: string, kilobytes: number): NumberParam {
  return { kind: 'real', key, minimum: 1, maximum: 4096, default: kilobytes, unit: 'KB' };
}
