import {
  grads,
  memory,
  mul,
  type Rank,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tidy,
  variable,
} from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../core/random';
import { loopCases } from './loops.contract';
import type { FakeQuantization, Operations } from './operations';
import {
  at,
  convolve,
  crossEntropy,
  type FilterSize,
  multiply,
  normalize,
  numericGradient,
  pool,
  type Values,
} from './operations.reference';

interface Operand {
  readonly values: Values;
  readonly shape: number[];
}

/** Holds an implementation of the operations to plain loops and to their numeric gradients. */
export function describeOperations(name: string, create: () => Promise<Operations>): void {
  describe(name, () => {
    let operations: Operations;
    let tensorsBefore = 0;
    beforeAll(async () => {
      operations = await create();
    });
    beforeEach(() => {
      tensorsBefore = memory().numTensors;
    });
    afterEach(() => {
      expect(memory().numTensors).toBe(tensorsBefore);
    });
    const get = (): Operations => operations;
    convolutionCases(get);
    depthwiseCases(get);
    denseAndLossCases(get);
    poolCases(get);
    batchNormCases(get);
    fakeQuantizeCases(get);
    loopCases(get);
    adamCases(get);
  });
}

function convolutionCases(get: () => Operations): void {
  const image = { count: 2, height: 6, width: 5, channels: 3 };
  const cases: readonly (FilterSize & { relu: boolean })[] = [
    { kernel: 3, outputs: 4, stride: 1, padding: 'same', relu: true },
    { kernel: 3, outputs: 4, stride: 1, padding: 'valid', relu: false },
    { kernel: 3, outputs: 8, stride: 2, padding: 'same', relu: false },
    { kernel: 3, outputs: 5, stride: 2, padding: 'valid', relu: true },
    { kernel: 5, outputs: 6, stride: 1, padding: 'same', relu: true },
    { kernel: 1, outputs: 4, stride: 1, padding: 'same', relu: false },
  ];
  it.each(cases)('convolution() agrees with loops: %o', (filter) => {
    const inputs = [
      operand(1, [2, 6, 5, 3]),
      operand(2, [filter.kernel, filter.kernel, 3, filter.outputs]),
      operand(3, [filter.outputs]),
    ];
    expectAgreement(
      inputs,
      ([x, w, bias]) => get().convolution(x as Tensor4D, w as Tensor4D, bias as Tensor1D, filter),
      ([x, w, bias]) => rectified(convolve(x ?? [], w ?? [], bias ?? [], image, filter), filter.relu),
    );
  });
}

function depthwiseCases(get: () => Operations): void {
  const cases: readonly (FilterSize & { relu: boolean })[] = [
    { kernel: 3, outputs: 5, stride: 1, padding: 'same', relu: true },
    { kernel: 3, outputs: 4, stride: 2, padding: 'same', relu: false },
    { kernel: 2, outputs: 3, stride: 2, padding: 'valid', relu: false },
  ];
  it.each(cases)('depthwiseConvolution() agrees with a convolution by a diagonal filter: %o', (filter) => {
    const { kernel, outputs: channels } = filter;
    const image = { count: 2, height: 6, width: 5, channels };
    const inputs = [
      operand(12, [2, 6, 5, channels]),
      operand(13, [kernel, kernel, 1, channels]),
      operand(14, [channels]),
    ];
    const diagonal = (weights: Values): Values =>
      weights.flatMap((weight, index) =>
        Array.from({ length: channels }, (_, output) => (output === index % channels ? weight : 0)),
      );
    expectAgreement(
      inputs,
      ([x, w, bias]) => get().depthwiseConvolution(x as Tensor4D, w as Tensor4D, bias as Tensor1D, filter),
      ([x, w, bias]) =>
        rectified(convolve(x ?? [], diagonal(w ?? []), bias ?? [], image, filter), filter.relu),
    );
  });
}

function denseAndLossCases(get: () => Operations): void {
  it.each([true, false])('dense() agrees with loops, relu %s', (relu) => {
    expectAgreement(
      [operand(4, [3, 7]), operand(5, [7, 5]), operand(6, [5])],
      ([x, w, bias]) => get().dense(x as Tensor2D, w as Tensor2D, bias as Tensor1D, { relu }),
      ([x, w, bias]) => rectified(multiply(x ?? [], w ?? [], bias ?? [], 7), relu),
    );
  });

  it('softmaxCrossEntropy() agrees with loops', () => {
    const classes = [2, 0, 4];
    const labels = tensor1d(classes, 'int32');
    expectAgreement(
      [operand(7, [3, 5], 4)],
      ([logits]) => get().softmaxCrossEntropy(logits as Tensor2D, labels),
      ([logits]) => [crossEntropy(logits ?? [], classes)],
    );
    labels.dispose();
  });
}

function poolCases(get: () => Operations): void {
  const image = { count: 2, height: 5, width: 4, channels: 3 };
  it.each([0, -10])('maxPool() agrees with loops around %d and drops a ragged edge', (centre) => {
    const input = operand(8, [2, 5, 4, 3]);
    const values = input.values.map((value) => value + centre);
    expectAgreement(
      [{ ...input, values }],
      ([x]) => get().maxPool(x as Tensor4D, 2),
      ([x]) => pool(x ?? [], image, 2),
    );
  });

  it('averagePool() agrees with loops', () => {
    expectAgreement(
      [operand(15, [2, 3, 2, 5])],
      ([x]) => get().averagePool(x as Tensor4D),
      // 6 positions of 5 channels in each of 2 images.
      ([x]) =>
        Array.from({ length: 10 }, (_, output) => {
          const [image, channel] = [Math.floor(output / 5), output % 5];
          const own = (x ?? []).filter((_value, at) => at % 5 === channel && Math.floor(at / 30) === image);
          return own.reduce((sum, value) => sum + value, 0) / 6;
        }),
    );
  });

  it('maxPool() sends the gradient of a tie to the first value of the window', () => {
    const x = tensor([0, 0, 0, 0], [1, 2, 2, 1]);
    const [dx] = gradientsOf((inputs) => get().maxPool(inputs[0] as Tensor4D, 2), [x], [3]);
    expect(dx).toEqual([3, 0, 0, 0]);
  });
}

function batchNormCases(get: () => Operations): void {
  it('batchNormalize() agrees with loops', () => {
    const inputs = [operand(9, [2, 3, 4, 4]), operand(10, [4]), operand(11, [4])];
    expectAgreement(
      inputs,
      ([x, gain, shift]) =>
        get().batchNormalize(x as Tensor4D, gain as Tensor1D, shift as Tensor1D, 0.001).output,
      ([x, gain, shift]) => normalize(x ?? [], gain ?? [], shift ?? [], 0.001),
    );
  });

  it('batchNormalize() reports mean and biased variance', () => {
    const [x, gain, shift] = [tensor([1, 3, 5, 7], [1, 2, 2, 1]), tensor1d([1]), tensor1d([0])];
    const statistics = tidy(() => {
      const { mean, variance } = get().batchNormalize(x as Tensor4D, gain, shift, 0.001);
      return [mean.dataSync()[0], variance.dataSync()[0]];
    });
    expect(statistics).toEqual([4, 5]);
    for (const each of [x, gain, shift]) each.dispose();
  });
}

const fourBits: FakeQuantization = {
  minimum: -8,
  maximum: 7,
  shift: 0,
  scale: 'real',
  learnsStep: true,
  learnsOffset: true,
  gradientScale: 0.25,
};

function fakeQuantizeCases(get: () => Operations): void {
  it('fakeQuantize() rounds halves up, also where adding a half would round the neighbour of a half', () => {
    const values = [0.5, -0.5, 1.5, -1.5, 0.49999997, -0.50000006, 2.4999998, 7.5, 100, -100];
    const [x, step, offset] = [tensor(values, [10]), tensor1d([1]), tensor1d([0])];
    const codes = tidy(() => Array.from(get().fakeQuantize(x, step, offset, fourBits).dataSync()));
    expect(codes.map((code) => code + 0)).toEqual([1, 0, 2, -1, 0, -1, 2, 7, 7, -8]);
    for (const each of [x, step, offset]) each.dispose();
  });

  it('fakeQuantize() uses the nearest power of two of a learned step, exactly', () => {
    for (let exponent = -20; exponent <= 10; exponent++) {
      const step = tensor1d([2 ** exponent * 1.3]);
      const [x, offset] = [tensor([3 * 2 ** exponent], [1]), tensor1d([0])];
      const quantization = { ...fourBits, scale: 'power-of-two' } as const;
      const value = tidy(() => get().fakeQuantize(x, step, offset, quantization).dataSync()[0]);
      expect(value).toBe(3 * 2 ** exponent);
      for (const each of [x, step, offset]) each.dispose();
    }
  });

  // Step 0.5, offset 0.25, codes -8…7: positions z = (x - 0.25) / 0.5 are 0.3, 2.6, 9, -12, exactly 7, exactly -8.
  // Inside: dx 1, dstep q - z, doffset 0. On or beyond a limit: dx 0, dstep the limit, doffset 1.
  it('fakeQuantize() passes gradients inside the range and moves step and offset outside', () => {
    const x = tensor([0.4, 1.55, 4.75, -5.75, 3.75, -3.75], [1, 1, 1, 6]);
    const inputs = [x, tensor1d([0.5]), tensor1d([0.25])];
    const apply = ([v, s, o]: Tensor[]): Tensor =>
      get().fakeQuantize(v as Tensor, s as Tensor1D, o as Tensor1D, fourBits);
    const [dx, dstep, doffset] = gradientsOf(apply, inputs, [1, 2, 3, 4, 5, 6]);
    expectClose(dx, [1, 2, 0, 0, 0, 0]);
    expectClose(dstep, [0.25 * (-0.3 + 2 * 0.4 + 3 * 7 + 4 * -8 + 5 * 7 + 6 * -8)]);
    expectClose(doffset, [0.25 * (3 + 4 + 5 + 6)]);
  });

  it('fakeQuantize() codes in half-integers, the upper one of two equally near, however small a value is', () => {
    const values = [0, 1e-30, -1e-30, 1, 0.99999994, -1, -1.0000001, 1.5, 9, -9];
    const [x, step, offset] = [tensor(values, [10]), tensor1d([1]), tensor1d([0])];
    const halves = { ...fourBits, minimum: -1.5, maximum: 1.5, shift: 0.5 } as const;
    const codes = tidy(() => Array.from(get().fakeQuantize(x, step, offset, halves).dataSync()));
    expect(codes).toEqual([0.5, 0.5, -0.5, 1.5, 0.5, -0.5, -1.5, 1.5, 1.5, -1.5]);
    for (const each of [x, step, offset]) each.dispose();
  });

  // Step 0.5, codes -1.5…1.5: positions 0.4, -1.2, 6, exactly 1.5, exactly -1.5 have the codes 0.5, -1.5, 1.5, 1.5, -1.5.
  it('fakeQuantize() moves the step of a half-integer grid by code minus position', () => {
    const x = tensor([0.2, -0.6, 3, 0.75, -0.75], [5]);
    const halves = { ...fourBits, minimum: -1.5, maximum: 1.5, shift: 0.5 } as const;
    const [dx, dstep, doffset] = gradientsOf(
      ([v, s, o]) => get().fakeQuantize(v as Tensor, s as Tensor1D, o as Tensor1D, halves),
      [x, tensor1d([0.5]), tensor1d([0])],
      [1, 2, 3, 4, 5],
    );
    expectClose(dx, [1, 2, 0, 0, 0]);
    expectClose(dstep, [0.25 * (0.1 + 2 * -0.3 + 3 * 1.5 + 4 * 1.5 + 5 * -1.5)]);
    expectClose(doffset, [0.25 * (3 + 4 + 5)]);
  });

  it('fakeQuantize() keeps one step and offset per channel', () => {
    const x = tensor([0.4, 30, -1.2, 8], [2, 2]);
    const inputs = [x, tensor1d([0.5, 2]), tensor1d([0, 1])];
    const apply = ([v, s, o]: Tensor[]): Tensor =>
      get().fakeQuantize(v as Tensor, s as Tensor1D, o as Tensor1D, fourBits);
    // z: 0.8 and -2.4 in channel 0; 14.5 (clipped to 7) and 3.5 (rounded up to 4) in channel 1.
    const [dx, dstep, doffset] = gradientsOf(apply, inputs, [1, 2, 3, 4], [0.5, 15, -1, 9]);
    expectClose(dx, [1, 0, 3, 4]);
    expectClose(dstep, [0.25 * (0.2 + 3 * 0.4), 0.25 * (2 * 7 + 4 * 0.5)]);
    expectClose(doffset, [0, 0.25 * 2]);
  });

  it('fakeQuantize() leaves a frozen step and offset without gradient', () => {
    const inputs = [tensor([9, 0.2], [2]), tensor1d([0.5]), tensor1d([0])];
    const frozen = { ...fourBits, learnsStep: false, learnsOffset: false };
    const [dx, dstep, doffset] = gradientsOf(
      ([v, s, o]) => get().fakeQuantize(v as Tensor, s as Tensor1D, o as Tensor1D, frozen),
      inputs,
      [1, 1],
    );
    expect([dx, dstep, doffset]).toEqual([[0, 1], [0], [0]]);
  });
}

function adamCases(get: () => Operations): void {
  it('createAdam() follows the published update', () => {
    const parameter = tidy(() => variable(tensor1d([1, -2])));
    const optimizer = get().createAdam({ w: parameter });
    const expected = [1, -2].map((start, index) => {
      let [value, first, second] = [start, 0, 0];
      for (let t = 1; t <= 3; t++) {
        const gradient = (index + 1) * t;
        first = 0.9 * first + 0.1 * gradient;
        second = 0.999 * second + 0.001 * gradient ** 2;
        const correctedSecond = second / (1 - 0.999 ** t);
        value -= ((0.1 / t) * (first / (1 - 0.9 ** t))) / (Math.sqrt(correctedSecond) + 1e-7);
      }
      return value;
    });
    for (let t = 1; t <= 3; t++) {
      const gradient = tensor1d([t, 2 * t]);
      optimizer.step({ w: gradient }, 0.1 / t);
      gradient.dispose();
    }
    expectClose(Array.from(parameter.dataSync()), expected);
    optimizer.dispose();
    parameter.dispose();
  });
}

function operand(seed: number, shape: number[], spread = 1): Operand {
  const random = createRandom(seed);
  const length = shape.reduce((product, size) => product * size, 1);
  // Rounded to float32, so that tensors and loops start from equal values.
  return { shape, values: Array.from({ length }, () => Math.fround(random.normal() * spread)) };
}

function rectified(values: number[], relu: boolean): number[] {
  return relu ? values.map((value) => Math.max(0, value)) : values;
}

function expectAgreement(
  operands: readonly Operand[],
  operation: (inputs: Tensor[]) => Tensor<Rank>,
  reference: (inputs: readonly Values[]) => number[],
): void {
  const expected = reference(operands.map(({ values }) => values));
  const random = createRandom(99);
  const outputGradient = expected.map(() => Math.fround(random.normal()));
  const inputs = operands.map(({ values, shape }) => tensor([...values], shape));
  const measured = gradientsOf(operation, inputs, outputGradient, expected);
  operands.forEach(({ values }, position) => {
    const slope = numericGradient((moved) => {
      const output = reference(operands.map((other, k) => (k === position ? moved : other.values)));
      return output.reduce((total, value, k) => total + value * at(outputGradient, k), 0);
    }, values);
    expectClose(measured[position] ?? [], slope);
  });
}

/** Gradients of sum(output * outputGradient); disposes the inputs. */
function gradientsOf(
  operation: (inputs: Tensor[]) => Tensor,
  inputs: Tensor[],
  outputGradient: readonly number[],
  expectedOutput: readonly number[] = [],
): number[][] {
  const values = tidy(() => {
    const output = operation(inputs);
    if (expectedOutput.length > 0) expectClose(Array.from(output.dataSync()), expectedOutput);
    const weights = tensor([...outputGradient], output.shape);
    const results = grads((...received: Tensor[]) => sum(mul(operation(received), weights)))(inputs);
    return results.map((result) => Array.from(result.dataSync(), (value) => value + 0));
  });
  for (const each of inputs) each.dispose();
  return values;
}

function expectClose(
  measured: readonly number[] = [],
  expected: readonly number[] = [],
  tolerance = 2e-4,
): void {
  expect(measured.length).toBe(expected.length);
  const scale = Math.max(1e-3, ...expected.map(Math.abs));
  const worst = Math.max(...measured.map((value, index) => Math.abs(value - at(expected, index)) / scale));
  expect(worst).toBeLessThan(tolerance);
}
