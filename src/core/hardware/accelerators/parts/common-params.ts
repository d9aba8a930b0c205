import type { ChoiceParam, NumberParam, ParamValues, SwitchParam } from '../../../parameters/param-spec';
import { type ResidencyPolicy, residencies } from '../accelerator';

/** What every machine lets its user set. */
export interface CommonParams {
  readonly clockMhz: number;
  readonly operandScale: 'eight-bit' | 'operand-width';
  readonly requantizers: number;
  /** Registers of units without work are not clocked. */
  readonly clockGating: boolean;
  /** Area of an SRAM macro relative to CACTI's. */
  readonly macroFactor: number;
}

/** Clock in MHz. */
export function clockParam(defaultMhz: number): NumberParam {
  return { kind: 'real', key: 'clockMhz', minimum: 1, maximum: 2000, default: defaultMhz, unit: 'MHz' };
}

/** Bandwidth of main memory in 10^9 bytes per second. */
export function dramBandwidthParam(gigabytesPerSecond: number): NumberParam {
  const range = { minimum: 0.1, maximum: 1000, default: gigabytesPerSecond };
  return { kind: 'real', key: 'dramGigabytesPerSecond', ...range, unit: 'GB/s' };
}

/** How many outputs can be brought to codes in a cycle. */
export function requantizersParam(count: number, maximum: number): NumberParam {
  return { kind: 'integer', key: 'requantizers', minimum: 1, maximum, default: count };
}

/** Area of an SRAM macro relative to CACTI's. */
export function macroFactorParam(factor: number): NumberParam {
  return { kind: 'real', key: 'macroFactor', minimum: 1, maximum: 5, default: factor };
}

export const residencyParam: ChoiceParam = {
  kind: 'choice',
  key: 'residency',
  options: residencies,
  default: 'weights-and-activations',
};

export const operandScaleParam: ChoiceParam = {
  kind: 'choice',
  key: 'operandScale',
  options: ['eight-bit', 'operand-width'],
  default: 'eight-bit',
};

/** Whether lanes are built for the codes, or multiply every code as an integer of 16 bits. */
export const datapathWidths = ['resized', 'fixed-16'] as const;
export type DatapathWidth = (typeof datapathWidths)[number];

export const datapathWidthParam: ChoiceParam = {
  kind: 'choice',
  key: 'datapathWidth',
  options: datapathWidths,
  default: 'resized',
};

export const clockGatingParam: SwitchParam = { kind: 'switch', key: 'clockGating', default: true };

/** The common parameters of complete values. */
export function readCommonParams(values: ParamValues): CommonParams {
  return {
    clockMhz: Number(values.clockMhz),
    operandScale: values.operandScale === 'operand-width' ? 'operand-width' : 'eight-bit',
    requantizers: Number(values.requantizers),
    clockGating: values.clockGating === true,
    macroFactor: Number(values.macroFactor),
  };
}

/** What stays in the buffers; the default where the machine has no such parameter. */
export function readResidency({ residency }: ParamValues): ResidencyPolicy {
  return residencies.find((policy) => policy === residency) ?? 'weights-and-activations';
}

/** Whether multipliers are built for the codes or have 16 bits; the former where the machine has no such parameter. */
export function readDatapathWidth({ datapathWidth }: ParamValues): DatapathWidth {
  return datapathWidth === 'fixed-16' ? 'fixed-16' : 'resized';
}
