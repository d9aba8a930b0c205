import { largerOf } from './branch-free';
import type { Plane } from './plane';

/** Largest code of each size x size window, channel by channel; a ragged edge of the source is dropped. */
export function maxPool(source: Plane, size: number, target: Plane): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) takeLarger(source, size, row, column, target);
  }
}

/** Compares one position of all windows with what the target holds; the first position overwrites it. */
function takeLarger(
  source: Plane,
  size: number,
  windowRow: number,
  windowColumn: number,
  target: Plane,
): void {
  const { height, width, channels } = target.shape;
  const overwrites = windowRow === 0 && windowColumn === 0;
  for (let row = 0; row < height; row++) {
    const sourceRow = source.origin + (row * size + windowRow) * source.rowLength;
    let to = target.origin + row * target.rowLength;
    for (let column = 0; column < width; column++) {
      const from = sourceRow + (column * size + windowColumn) * channels;
      for (let at = from; at < from + channels; at++) {
        const code = source.codes[at] as number;
        target.codes[to] = overwrites ? code : largerOf(code, target.codes[to] as number);
        to++;
      }
    }
  }
}
