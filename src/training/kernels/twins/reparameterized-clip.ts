import type { ClipRange, HalfStepCodes } from '../../operations/operations';

export function codeHalfSteps(
  values: Float32Array,
  result: Float32Array,
  { step, least, codes }: HalfStepCodes,
): void {
  const most = least + codes.length - 1;
  for (let index = 0; index < values.length; index++) {
    const halves = 2 * Math.fround((values[index] as number) / step);
    const cell = Math.floor(Math.min(Math.max(halves, least), most));
    result[index] = step * (codes[cell - least] as number);
  }
}

/** Writes the gradient of the input; returns that of the limit. */
export function reparameterizedClipGradient(
  values: Float32Array,
  coded: Float32Array,
  outputGradient: Float32Array,
  inputGradient: Float32Array,
  { least, limit }: ClipRange,
): number {
  let ofLimit = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const passed = outputGradient[index] as number;
    const isInside = value >= least && value <= limit;
    inputGradient[index] = isInside ? passed : 0;
    if (isInside) ofLimit += (passed * ((coded[index] as number) - value)) / limit;
    else if (value > limit) ofLimit += passed;
    else if (least < 0) ofLimit -= passed;
  }
  return ofLimit;
}
