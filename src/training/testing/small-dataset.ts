import type { Dataset, LabelledImages } from '../../core/datasets/dataset';
import { createRandom, type Random } from '../../core/random';

const side = 12;
const classes = 4;

/** Images of 12 x 12 noise whose class is the quadrant that is brighter: learned in a second. */
export function smallDataset(): Dataset {
  const random = createRandom(5);
  return {
    id: 'quadrants',
    contentHash: 'quadrants-of-seed-5',
    shape: { height: side, width: side, channels: 1 },
    classes,
    training: quadrants(320, random),
    validation: quadrants(64, random),
    test: quadrants(128, random),
  };
}

function quadrants(count: number, random: Random): LabelledImages {
  const labels = Uint8Array.from({ length: count }, () => Math.floor(random.next() * classes));
  const images = Uint8Array.from({ length: count * side * side }, (_, index) => {
    const label = labels[Math.floor(index / (side * side))] ?? 0;
    const row = Math.floor(index / side) % side;
    const quadrant = 2 * Math.floor((2 * row) / side) + Math.floor((2 * (index % side)) / side);
    return Math.floor(random.next() * 160) + (quadrant === label ? 90 : 0);
  });
  return { images, labels };
}
