import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import { type ResidencyPolicy, residencies } from './accelerator';

/**
 * 16 x 16 lanes at 980 MHz are published. Buffer sizes are recalled (their sum, 36 KB without the instruction buffer, is
 * below the published 44 KB); bandwidth of the memory, residency and clock gating are assumptions; the macro factor
 * follows from DianNao's recalled memory area.
 */
export const dianNaoParams: readonly ParamSpec[] = [
  { kind: 'integer', key: 'inputLanes', minimum: 1, maximum: 64, default: 16 },
  { kind: 'integer', key: 'outputLanes', minimum: 1, maximum: 64, default: 16 },
  { kind: 'real', key: 'inputBufferKb', minimum: 0.25, maximum: 1024, default: 2, unit: 'KB' },
  { kind: 'real', key: 'weightBufferKb', minimum: 0.25, maximum: 1024, default: 32, unit: 'KB' },
  { kind: 'real', key: 'outputBufferKb', minimum: 0.25, maximum: 1024, default: 2, unit: 'KB' },
  { kind: 'real', key: 'clockMhz', minimum: 1, maximum: 2000, default: 980, unit: 'MHz' },
  { kind: 'real', key: 'dramGigabytesPerSecond', minimum: 0.1, maximum: 1000, default: 16, unit: 'GB/s' },
  { kind: 'choice', key: 'residency', options: residencies, default: 'weights-and-activations' },
  { kind: 'choice', key: 'datapathWidth', options: ['resized', 'fixed-16'], default: 'resized' },
  { kind: 'choice', key: 'operandScale', options: ['eight-bit', 'operand-width'], default: 'eight-bit' },
  { kind: 'integer', key: 'requantizers', minimum: 1, maximum: 64, default: 16 },
  { kind: 'switch', key: 'clockGating', default: true },
  { kind: 'real', key: 'macroFactor', minimum: 1, maximum: 5, default: 3.5 },
];

export interface DianNaoParams {
  readonly inputLanes: number;
  readonly outputLanes: number;
  readonly inputBufferKb: number;
  readonly weightBufferKb: number;
  readonly outputBufferKb: number;
  readonly clockMhz: number;
  readonly dramGigabytesPerSecond: number;
  readonly residency: ResidencyPolicy;
  readonly datapathWidth: 'resized' | 'fixed-16';
  readonly operandScale: 'eight-bit' | 'operand-width';
  readonly requantizers: number;
  /** Registers of lanes without work are not clocked. */
  readonly clockGating: boolean;
  readonly macroFactor: number;
}

/** Complete, valid values as a typed record. */
export function readDianNaoParams(values: ParamValues): DianNaoParams {
  const number = (key: keyof DianNaoParams) => Number(values[key]);
  return {
    inputLanes: number('inputLanes'),
    outputLanes: number('outputLanes'),
    inputBufferKb: number('inputBufferKb'),
    weightBufferKb: number('weightBufferKb'),
    outputBufferKb: number('outputBufferKb'),
    clockMhz: number('clockMhz'),
    dramGigabytesPerSecond: number('dramGigabytesPerSecond'),
    residency: residencies.find((policy) => policy === values.residency) ?? 'weights-and-activations',
    datapathWidth: values.datapathWidth === 'fixed-16' ? 'fixed-16' : 'resized',
    operandScale: values.operandScale === 'operand-width' ? 'operand-width' : 'eight-bit',
    requantizers: number('requantizers'),
    clockGating: values.clockGating === true,
    macroFactor: number('macroFactor'),
  };
}
