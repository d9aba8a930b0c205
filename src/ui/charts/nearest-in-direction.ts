export type ArrowDirection = 'left' | 'right' | 'up' | 'down';

interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const unitVectors: Readonly<Record<ArrowDirection, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The nearest other point within 45 degrees of the direction (screen coordinates, y downwards), sideways distance
 * counted double; without one there, the nearest in that half of the plane; null at the edge.
 */
export function nearestInDirection<P extends Placed>(
  points: readonly P[],
  from: Placed,
  direction: ArrowDirection,
): P | null {
  const [unitX, unitY] = unitVectors[direction];
  let best: P | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const point of points) {
    if (point.id === from.id) continue;
    const forward = (point.x - from.x) * unitX + (point.y - from.y) * unitY;
    const sideways = Math.abs((point.x - from.x) * unitY) + Math.abs((point.y - from.y) * unitX);
    if (forward <= 0) continue;
    const outsideCone = sideways > forward;
    const distance = forward + 2 * sideways + (outsideCone ? 1e6 : 0);
    if (distance < bestDistance) [best, bestDistance] = [point, distance];
  }
  return best;
}
