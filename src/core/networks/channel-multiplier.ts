import type { NumberParam, ParamValues } from '../parameters/param-spec';

/** Factor on the channels of every convolution. */
export function channelMultiplierParam(preset: number): NumberParam {
  return { kind: 'real', key: 'channelMultiplier', minimum: 0.25, maximum: 4, default: preset };
}

/** Channels times the chosen factor, rounded, at least 1. */
export function multipliedChannels(channels: number, param: NumberParam, params: ParamValues): number {
  return Math.max(1, Math.round(channels * Number(params[param.key] ?? param.default)));
}
