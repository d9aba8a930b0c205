import type { Plane } from './plane';

/** Largest code of each size x size window, channel by channel; a ragged edge of the source is dropped. */
export function maxPool(source: Plane, size: number, target: Plane): void {
  const { height, width, channels } = target.shape;
  for (let row = 0; row < height; row++) {
    const from = source.origin + row * size * source.rowLength;
    const to = target.origin + row * target.rowLength;
    for (let column = 0; column < width; column++) {
      poolWindow(source, size, from + column * size * channels, target, to + column * channels);
    }
  }
}

function poolWindow(source: Plane, size: number, from: number, target: Plane, to: number): void {
  const { codes, rowLength } = source;
  const { channels } = source.shape;
  for (let channel = 0; channel < channels; channel++) {
    let largest = codes[from + channel] as number;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const code = codes[from + row * rowLength + column * channels + channel] as number;
        if (code > largest) largest = code;
      }
    }
    target.codes[to + channel] = largest;
  }
}
