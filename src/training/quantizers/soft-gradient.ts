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
  const { slopes, temperatureSlopes } = intervalTables(temperature);
  let [toLower, toUpper, toTemperature] = [0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const received = outputGradient[index] as number;
    const position = ((values[index] as number) - lower) / step;
    if (position <= 0) toLower += received;
    else if (position >= levels) toUpper += received;
    else {
      const interval = Math.floor(position);
      const place = (position - interval) * cells;
      const cell = Math.floor(place);
      const slope = between(slopes, cell, place - cell);
      const code = place < cells / 2 ? interval : interval + 1;
      const moved = (received * (code - slope * position)) / levels;
      input[index] = received * slope;
      toLower += received * (1 - slope) - moved;
      toUpper += moved;
      toTemperature += received * between(temperatureSlopes, cell, place - cell);
    }
  }
  return { input, lower: toLower, upper: toUpper, temperature: step * toTemperature };
}

/** An interval is tabulated in so many cells: an exponential per value would take longer than the layer does. */
const cells = 1024;

interface IntervalTables {
  /** S at the edges of the cells. */
  readonly slopes: Float64Array;
  /** dQ/da there, in steps. */
  readonly temperatureSlopes: Float64Array;
}

function intervalTables(temperature: number): IntervalTables {
  const sharpness = Math.log(2 / temperature - 1);
  const height = 1 / (1 - temperature);
  const sharpnessSlope = -2 / (temperature * (2 - temperature));
  const slopes = new Float64Array(cells + 1);
  const temperatureSlopes = new Float64Array(cells + 1);
  for (let edge = 0; edge <= cells; edge++) {
    const fromMiddle = edge / cells - 0.5;
    const tangent = Math.tanh(sharpness * fromMiddle);
    const squaredSecant = 1 - tangent * tangent;
    slopes[edge] = 0.5 * height * sharpness * squaredSecant;
    temperatureSlopes[edge] = 0.5 * height * (tangent * height + fromMiddle * squaredSecant * sharpnessSlope);
  }
  return { slopes, temperatureSlopes };
}

function between(table: Float64Array, cell: number, part: number): number {
  const left = table[cell] as number;
  return left + part * ((table[cell + 1] as number) - left);
}
