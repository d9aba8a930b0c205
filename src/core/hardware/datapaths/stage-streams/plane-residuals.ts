const points = 4096;

/**
 * Scales of the planes of a number of standard normal distribution: the mean magnitude of what the planes before have left
 * of it (ReBNet's greedy residual).
 */
export function planeResiduals(planes: number): readonly number[] {
  // Magnitudes from 0 to 6, each with its density.
  const magnitudes = Array.from({ length: points }, (_, point) => (6 * (point + 0.5)) / points);
  const densities = magnitudes.map((magnitude) => Math.exp(-(magnitude ** 2) / 2));
  const total = densities.reduce((sum, density) => sum + density, 0);
  let left = magnitudes;
  return Array.from({ length: planes }, () => {
    const scale = left.reduce((sum, each, point) => sum + each * (densities[point] as number), 0) / total;
    left = left.map((each) => Math.abs(each - scale));
    return scale;
  });
}
