export interface SoftRange {
  readonly lower: number;
  readonly upper: number;
  /** Largest code, counted from 0 at `lower`. */
  readonly levels: number;
  /** Softness: 0 is hard rounding. */
  readonly temperature: number;
}

export interface SoftGradients {
  readonly input: Float32Array;
  readonly lower: number;
  readonly upper: number;
  readonly temperature: number;
}

/**
 * Gradients of Q = l + D (i + (sgn(phi) + 1) / 2) with phi = tanh(k (x - m_i)) / (1 - a), k D = ln(2 / a - 1),
 * D = (u - l) / levels and only sgn taken for the identity (Gong et al. 2019). With t = (x - l) / D - i - 1/2, code
 * j and S = k D sech^2(k D t) / (2 (1 - a)), inside the range: dQ/dx = S, dQ/dl = 1 - j / levels - S (1 - z / levels),
 * dQ/du = j / levels - S z / levels, z = (x - l) / D. Below it dQ/dl = 1, above it dQ/du = 1.
 */
export function softGradients(
  values: Float32Array,
  outputGradient: Float32Array,
  { lower, upper, levels, temperature }: SoftRange,
): SoftGradients {
  const input = new Float32Array(values.length);
  const step = (upper - lower) / levels;
  const sharpness = Math.log(2 / temperature - 1);
  const height = 1 / (1 - temperature);
  const sharpnessSlope = -2 / (temperature * (2 - temperature));
  const total = { lower: 0, upper: 0, temperature: 0 };
  for (let index = 0; index < values.length; index++) {
    const received = outputGradient[index] as number;
    const position = ((values[index] as number) - lower) / step;
    if (position <= 0) total.lower += received;
    else if (position >= levels) total.upper += received;
    else {
      const code = Math.round(position);
      const fromMiddle = position - Math.floor(position) - 0.5;
      const decay = Math.exp(-2 * sharpness * Math.abs(fromMiddle));
      const squaredSecant = (4 * decay) / (1 + decay) ** 2;
      const slope = (height * sharpness * squaredSecant) / 2;
      const tangent = ((1 - decay) / (1 + decay)) * Math.sign(fromMiddle);
      input[index] = received * slope;
      total.lower += received * (1 - code / levels - slope * (1 - position / levels));
      total.upper += (received * (code - slope * position)) / levels;
      total.temperature +=
        (received * step * height * (tangent * height + fromMiddle * squaredSecant * sharpnessSlope)) / 2;
    }
  }
  return { input, ...total };
}
