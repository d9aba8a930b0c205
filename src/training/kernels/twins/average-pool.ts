interface PoolGeometry {
  readonly batch: number;
  readonly positions: number;
  readonly channels: number;
}

export function averagePool(geometry: PoolGeometry, input: Float32Array): Float32Array {
  const { batch, positions, channels } = geometry;
  const sums = new Float64Array(batch * channels);
  for (const [index, value] of input.entries()) {
    const image = Math.floor(index / (positions * channels));
    const at = image * channels + (index % channels);
    sums[at] = Number(sums[at]) + value / positions;
  }
  return Float32Array.from(sums);
}

export function averagePoolGradient(geometry: PoolGeometry, gradient: Float32Array): Float32Array {
  const { batch, positions, channels } = geometry;
  return Float32Array.from({ length: batch * positions * channels }, (_, index) => {
    const image = Math.floor(index / (positions * channels));
    return Number(gradient[image * channels + (index % channels)]) / positions;
  });
}
