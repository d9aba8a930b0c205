/** One spatial axis of a convolution. */
export interface AxisGeometry {
  readonly outputs: number;
  /** Padding before the first input; `after` closes the last window. */
  readonly before: number;
  readonly after: number;
}

/**
 * Outputs and padding along one axis. `same` gives ceil(inputs / stride) outputs and puts the odd padding after, as
 * TensorFlow does; a number pads both sides by that many.
 */
export function axisGeometry(
  inputs: number,
  kernel: number,
  stride: number,
  padding: 'same' | 'valid' | number,
): AxisGeometry {
  if (padding === 'same') {
    const outputs = Math.ceil(inputs / stride);
    const total = Math.max(0, (outputs - 1) * stride + kernel - inputs);
    return { outputs, before: Math.floor(total / 2), after: Math.ceil(total / 2) };
  }
  const each = padding === 'valid' ? 0 : padding;
  return { outputs: Math.floor((inputs + 2 * each - kernel) / stride) + 1, before: each, after: each };
}
