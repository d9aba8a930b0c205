/** An interval is tabulated in so many cells: an exponential per value would take longer than the layer does. */
const cells = 1024;

/**
 * Slopes of Q = l + D (i + (phi + 1) / 2) with phi = tanh(k (x - m_i)) / (1 - a) and k D = ln(2 / a - 1) (Gong et al.
 * 2019) at the edges of the cells of an interval, and behind each the derivative by the temperature a, in steps D.
 */
export function softSlopes(temperature: number): Float64Array {
  const sharpness = Math.log(2 / temperature - 1);
  const height = 1 / (1 - temperature);
  const sharpnessSlope = -2 / (temperature * (2 - temperature));
  const slopes = new Float64Array(2 * (cells + 1));
  for (let edge = 0; edge <= cells; edge++) {
    const fromMiddle = edge / cells - 0.5;
    const tangent = Math.tanh(sharpness * fromMiddle);
    const squaredSecant = 1 - tangent * tangent;
    slopes[2 * edge] = 0.5 * height * sharpness * squaredSecant;
    slopes[2 * edge + 1] = 0.5 * height * (tangent * height + fromMiddle * squaredSecant * sharpnessSlope);
  }
  return slopes;
}
