import type { FakeQuantization } from '../../operations/operations';

/** Rounds half up. */
function roundHalfUp(x: number): number {
  const down = Math.floor(x);
  return x - down >= 0.5 ? down + 1 : down;
}

function usedStep(step: number, scale: FakeQuantization['scale']): number {
  return scale === 'power-of-two' ? 2 ** roundHalfUp(Math.log2(step)) : step;
}

/** Step, offset, position (input - offset) / step and code of one element, in float32 arithmetic. */
function quantizeElement(
  value: number,
  index: number,
  steps: Float32Array,
  offsets: Float32Array,
  { minimum, maximum, shift, scale }: FakeQuantization,
): { step: number; offset: number; position: number; code: number } {
  const step = usedStep(Number(steps[index % steps.length]), scale);
  const offset = Number(offsets[index % steps.length]);
  const position = Math.fround(Math.fround(value - offset) / step);
  const clipped = Math.min(Math.max(position, minimum), maximum);
  return { step, offset, position, code: shift === 0 ? roundHalfUp(clipped) : Math.floor(clipped) + shift };
}

export function fakeQuantize(
  input: Float32Array,
  steps: Float32Array,
  offsets: Float32Array,
  quantization: FakeQuantization,
): Float32Array {
  return input.map((value, index) => {
    const { code, step, offset } = quantizeElement(value, index, steps, offsets, quantization);
    return Math.fround(code * step) + offset;
  });
}

export function fakeQuantizeGradient(
  input: Float32Array,
  steps: Float32Array,
  offsets: Float32Array,
  gradient: Float32Array,
  quantization: FakeQuantization,
): { readonly input: Float32Array; readonly step: Float32Array; readonly offset: Float32Array } {
  const { minimum, maximum, gradientScale } = quantization;
  const passed = new Float32Array(input.length);
  const step = new Float64Array(steps.length);
  const offset = new Float64Array(steps.length);
  input.forEach((value, index) => {
    const channel = index % steps.length;
    const { position, code } = quantizeElement(value, index, steps, offsets, quantization);
    const inside = position > minimum && position < maximum;
    const dy = Number(gradient[index]);
    passed[index] = inside ? dy : 0;
    step[channel] = Number(step[channel]) + dy * (inside ? Math.fround(code - position) : code);
    offset[channel] = Number(offset[channel]) + (inside ? 0 : dy);
  });
  return {
    input: passed,
    step: Float32Array.from(step, (sum) => sum * gradientScale),
    offset: Float32Array.from(offset, (sum) => sum * gradientScale),
  };
}
