import type { ImageShape } from '../networks/network';

/** Codes of one image between two layers: [height, width, channels] inside a border that is written once. */
export interface Plane {
  readonly codes: Float64Array;
  readonly shape: ImageShape;
  /** Index of the first code inside the border, and from one row to the next. */
  readonly origin: number;
  readonly rowLength: number;
}

export interface Border {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A plane with the code of the padding everywhere. */
export function createPlane(shape: ImageShape, border: Border, borderCode: number): Plane {
  const { height, width, channels } = shape;
  const rowLength = (border.left + width + border.right) * channels;
  return {
    codes: new Float64Array((border.top + height + border.bottom) * rowLength).fill(borderCode),
    shape,
    origin: border.top * rowLength + border.left * channels,
    rowLength,
  };
}

/** Copies [height, width, channels] values, beginning at `offset`, into the plane. */
export function writePlane(plane: Plane, values: ArrayLike<number>, offset: number): void {
  const { codes, shape, origin, rowLength } = plane;
  const valuesPerRow = shape.width * shape.channels;
  let from = offset;
  for (let row = 0; row < shape.height; row++) {
    const begin = origin + row * rowLength;
    for (let at = begin; at < begin + valuesPerRow; at++) codes[at] = values[from++] as number;
  }
}

/** Copies the codes inside the border of one plane into another of the same image. */
export function copyPlane(source: Plane, target: Plane): void {
  const { height, width, channels } = source.shape;
  for (let row = 0; row < height; row++) {
    const begin = source.origin + row * source.rowLength;
    const codes = source.codes.subarray(begin, begin + width * channels);
    target.codes.set(codes, target.origin + row * target.rowLength);
  }
}

/** The plane's codes without border. */
export function readPlane({ codes, shape, origin, rowLength }: Plane): Int32Array {
  const valuesPerRow = shape.width * shape.channels;
  const values = new Int32Array(shape.height * valuesPerRow);
  for (let row = 0; row < shape.height; row++) {
    const begin = origin + row * rowLength;
    values.set(codes.subarray(begin, begin + valuesPerRow), row * valuesPerRow);
  }
  return values;
}
