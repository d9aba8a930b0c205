interface Statistics {
  readonly mean: number;
  readonly variance: number;
}

function statistics(input: Float32Array, channels: number): Statistics[] {
  return Array.from({ length: channels }, (_, channel) => {
    const own = Array.from(input).filter((_value, index) => index % channels === channel);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return { mean, variance: own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length };
  });
}

/** Normalized values, and the factor that normalizing applied to each. */
function normalized(input: Float32Array, channels: number, epsilon: number): { x: number; slope: number }[] {
  const perChannel = statistics(input, channels);
  return Array.from(input, (value, index) => {
    const { mean, variance } = perChannel[index % channels] as Statistics;
    const slope = 1 / Math.sqrt(variance + epsilon);
    return { x: (value - mean) * slope, slope };
  });
}

export function batchNormalize(
  input: Float32Array,
  gain: Float32Array,
  shift: Float32Array,
  epsilon: number,
): { readonly output: Float32Array; readonly mean: Float32Array; readonly variance: Float32Array } {
  const channels = gain.length;
  const perChannel = statistics(input, channels);
  const output = normalized(input, channels, epsilon).map(
    ({ x }, index) => x * Number(gain[index % channels]) + Number(shift[index % channels]),
  );
  return {
    output: Float32Array.from(output),
    mean: Float32Array.from(perChannel, ({ mean }) => mean),
    variance: Float32Array.from(perChannel, ({ variance }) => variance),
  };
}

export function batchNormalizeGradient(
  input: Float32Array,
  gradient: Float32Array,
  gain: Float32Array,
  epsilon: number,
): { readonly input: Float32Array; readonly gain: Float32Array; readonly shift: Float32Array } {
  const channels = gain.length;
  const rows = input.length / channels;
  const values = normalized(input, channels, epsilon);
  const toGain = new Float64Array(channels);
  const toShift = new Float64Array(channels);
  values.forEach(({ x }, index) => {
    const channel = index % channels;
    toGain[channel] = Number(toGain[channel]) + Number(gradient[index]) * x;
    toShift[channel] = Number(toShift[channel]) + Number(gradient[index]);
  });
  const toInput = values.map(({ x, slope }, index) => {
    const channel = index % channels;
    const explained = (Number(toShift[channel]) + x * Number(toGain[channel])) / rows;
    return Number(gain[channel]) * slope * (Number(gradient[index]) - explained);
  });
  return {
    input: Float32Array.from(toInput),
    gain: Float32Array.from(toGain),
    shift: Float32Array.from(toShift),
  };
}
