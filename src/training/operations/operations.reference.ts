/** Plain double-precision loops that say what the operations compute; the contract tests differentiate them numerically. */

export type Values = readonly number[];

export interface ImageSize {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export interface FilterSize {
  readonly kernel: number;
  readonly outputs: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
}

/** Output length and leading padding of one axis, as in TensorFlow: 'same' puts the odd pixel at the end. */
function axisGeometry(length: number, { kernel, stride, padding }: FilterSize): [number, number] {
  if (padding === 'valid') return [Math.floor((length - kernel) / stride) + 1, 0];
  const output = Math.ceil(length / stride);
  return [output, Math.floor(Math.max(0, (output - 1) * stride + kernel - length) / 2)];
}

export function convolve(x: Values, w: Values, bias: Values, image: ImageSize, filter: FilterSize): number[] {
  const [rows, top] = axisGeometry(image.height, filter);
  const [columns, left] = axisGeometry(image.width, filter);
  const result: number[] = [];
  for (let n = 0; n < image.count; n++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        for (let output = 0; output < filter.outputs; output++) {
          const origin = { n, row: row * filter.stride - top, column: column * filter.stride - left };
          result.push(at(bias, output) + windowSum(x, w, image, filter, output, origin));
        }
  return result;
}

function windowSum(
  x: Values,
  w: Values,
  image: ImageSize,
  filter: FilterSize,
  output: number,
  origin: { readonly n: number; readonly row: number; readonly column: number },
): number {
  let sum = 0;
  for (let ky = 0; ky < filter.kernel; ky++)
    for (let kx = 0; kx < filter.kernel; kx++) {
      const [y, column] = [origin.row + ky, origin.column + kx];
      if (y < 0 || y >= image.height || column < 0 || column >= image.width) continue;
      for (let c = 0; c < image.channels; c++) {
        const pixel = ((origin.n * image.height + y) * image.width + column) * image.channels + c;
        const weight = ((ky * filter.kernel + kx) * image.channels + c) * filter.outputs + output;
        sum += at(x, pixel) * at(w, weight);
      }
    }
  return sum;
}

export function multiply(x: Values, w: Values, bias: Values, inputs: number): number[] {
  const outputs = bias.length;
  return Array.from({ length: (x.length / inputs) * outputs }, (_, index) => {
    const [row, column] = [Math.floor(index / outputs), index % outputs];
    let sum = at(bias, column);
    for (let k = 0; k < inputs; k++) sum += at(x, row * inputs + k) * at(w, k * outputs + column);
    return sum;
  });
}

export function pool(x: Values, image: ImageSize, size: number): number[] {
  const [rows, columns] = [Math.floor(image.height / size), Math.floor(image.width / size)];
  const result: number[] = [];
  for (let n = 0; n < image.count; n++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        for (let c = 0; c < image.channels; c++) {
          const window = Array.from({ length: size * size }, (_, k) => {
            const y = row * size + Math.floor(k / size);
            return at(
              x,
              ((n * image.height + y) * image.width + column * size + (k % size)) * image.channels + c,
            );
          });
          result.push(Math.max(...window));
        }
  return result;
}

export function normalize(x: Values, gain: Values, shift: Values, epsilon: number): number[] {
  const channels = gain.length;
  const statistics = gain.map((_, channel) => {
    const own = x.filter((_value, index) => index % channels === channel);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
    return { mean, variance };
  });
  return x.map((value, index) => {
    const channel = index % channels;
    const { mean, variance } = statistics[channel] ?? { mean: 0, variance: 1 };
    return (at(gain, channel) * (value - mean)) / Math.sqrt(variance + epsilon) + at(shift, channel);
  });
}

export function crossEntropy(logits: Values, labels: Values): number {
  const classes = logits.length / labels.length;
  const losses = labels.map((label, row) => {
    const own = logits.slice(row * classes, (row + 1) * classes);
    const largest = Math.max(...own);
    const total = own.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    return Math.log(total) + largest - at(own, label);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / labels.length;
}

/** Slope of a scalar function along every coordinate, by central differences. */
export function numericGradient(f: (x: Values) => number, x: Values, width = 1e-5): number[] {
  return x.map((_, index) => {
    const moved = (by: number): number => f(x.map((value, k) => (k === index ? value + by : value)));
    return (moved(width) - moved(-width)) / (2 * width);
  });
}

export function at(values: Values, index: number): number {
  return values[index] ?? Number.NaN;
}
