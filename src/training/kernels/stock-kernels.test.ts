import '@tensorflow/tfjs-backend-cpu';
import {
  backend,
  conv2d,
  conv2dTranspose,
  depthwiseConv2d,
  engine,
  grads,
  maxPool,
  memory,
  mul,
  setBackend,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
  variable,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCompositeOperations } from '../operations/composite-operations';
import { createKernelOperations } from '../operations/kernel-operations';
import type { Operations } from '../operations/operations';
import { startTestBackend } from '../testing/start-test-backend';
import { createKernelHost } from './kernel-host';
import { deviation, randomFloats, seeds } from './testing/arbitraries';

let operations: Operations;

beforeAll(async () => {
  await startTestBackend();
  const created = createKernelOperations(backend());
  if (!created) throw new TypeError('the kernels do not run on this backend');
  operations = created;
});

type Operation = (...inputs: Tensor[]) => Tensor;

/** Gradients of sum(operation(inputs) * fixed weights) on one backend. */
async function gradientsOn(id: string, shapes: number[][], centre: number, operation: Operation) {
  await setBackend(id);
  return tidy(() => {
    const inputs = shapes.map((shape, index) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return tensor(
        randomFloats(index + 1, length).map((value) => value + centre),
        shape,
      );
    });
    const weighted = (...received: Tensor[]): Tensor => {
      const output = operation(...received);
      return sum(mul(output, tensor(randomFloats(9, output.size), output.shape)));
    };
    return grads(weighted)(inputs).map((gradient) => gradient.dataSync());
  });
}

async function expectLikeCpu(shapes: number[][], operation: Operation, centre = 0): Promise<void> {
  const measured = await gradientsOn('wasm', shapes, centre, operation);
  const expected = await gradientsOn('cpu', shapes, centre, operation);
  await setBackend('wasm');
  measured.forEach((gradient, index) => {
    expect(deviation(gradient, expected[index] ?? [])).toBeLessThan(1e-5);
  });
}

const strides = fc.constantFrom<[number, number]>([1, 1], [2, 2], [3, 3]);
const paddings = fc.constantFrom('same' as const, 'valid' as const);
const channelCounts = fc.integer({ min: 1, max: 9 });
const images = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 5, max: 9 }),
  fc.integer({ min: 5, max: 9 }),
);

describe('stock operations on wasm have the gradients of tfjs-cpu', () => {
  it('conv2d', async () => {
    await fc.assert(
      fc.asyncProperty(
        images,
        channelCounts,
        channelCounts,
        strides,
        paddings,
        (image, from, to, stride, padding) =>
          expectLikeCpu(
            [
              [...image, from],
              [3, 2, from, to],
            ],
            (x, w) => conv2d(x as Tensor4D, w as Tensor4D, stride, padding),
          ),
      ),
      { numRuns: 40 },
    );
  });

  it('conv2d with different strides and explicit padding', () =>
    expectLikeCpu(
      [
        [2, 8, 9, 3],
        [3, 3, 3, 5],
      ],
      (x, w) =>
        conv2d(
          x as Tensor4D,
          w as Tensor4D,
          [2, 1],
          [
            [0, 0],
            [2, 1],
            [0, 2],
            [0, 0],
          ],
        ),
    ));

  it('conv2dTranspose', () =>
    expectLikeCpu(
      [
        [2, 4, 4, 3],
        [3, 3, 5, 3],
      ],
      (x, w) => conv2dTranspose(x as Tensor4D, w as Tensor4D, [2, 8, 8, 5], 2, 'same'),
    ));

  it('depthwiseConv2d', async () => {
    await fc.assert(
      fc.asyncProperty(
        images,
        channelCounts,
        fc.integer({ min: 1, max: 2 }),
        strides,
        paddings,
        (image, channels, multiplier, stride, padding) =>
          expectLikeCpu(
            [
              [...image, channels],
              [3, 3, channels, multiplier],
            ],
            (x, w) => depthwiseConv2d(x as Tensor4D, w as Tensor4D, stride, padding),
          ),
      ),
      { numRuns: 40 },
    );
  });

  it('maxPool, also where no value is positive', async () => {
    const centres = fc.constantFrom(-10, 0, 10);
    await fc.assert(
      fc.asyncProperty(
        images,
        channelCounts,
        strides,
        paddings,
        centres,
        (image, channels, stride, padding, centre) =>
          expectLikeCpu(
            [[...image, channels]],
            (x) => maxPool(x as Tensor4D, [3, 2], stride, padding),
            centre,
          ),
      ),
      { numRuns: 40 },
    );
  });

  it('identity shares data and frees them with the last owner', () => {
    const first = tensor([1, 2, 3]);
    const before = engine().backend.numDataIds();
    const second = first.clone();
    expect(engine().backend.numDataIds()).toBe(before);
    first.dispose();
    expect(Array.from(second.dataSync())).toEqual([1, 2, 3]);
    second.dispose();
    expect(engine().backend.numDataIds()).toBe(before - 1);
  });
});

describe('createAdam()', () => {
  it('changes the variable alone, not the tensors that share its data', () => {
    const start = tensor([1, 2]);
    const parameter = variable(start);
    const copy = parameter.clone();
    const optimizer = operations.createAdam({ w: parameter });
    const gradient = tensor([1, -1]);
    optimizer.step({ w: gradient }, 0.5);
    expect([start, copy].map((each) => Array.from(each.dataSync()))).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(parameter.dataSync()[0]).toBeCloseTo(0.5, 5);
    expect(() => optimizer.step({ v: gradient }, 0.5)).toThrow(RangeError);
    optimizer.dispose();
    for (const each of [start, parameter, copy, gradient]) each.dispose();
  });
});

describe('a training step', () => {
  it('is bit-identical when repeated and leaves no tensors behind', () => {
    const runOnce = (): number[] => {
      const w = tidy(() => variable(tensor(randomFloats(1, 3 * 3 * 2 * 5), [3, 3, 2, 5])));
      const step = tidy(() => variable(tensor([0.1])));
      const optimizer = operations.createAdam({ w, step });
      for (let count = 0; count < 5; count++) tidy(() => optimizer.step(gradientsOf(w, step), 1e-2));
      const result = Array.from(w.dataSync());
      optimizer.dispose();
      w.dispose();
      step.dispose();
      return result;
    };
    const first = runOnce();
    const { numTensors, numBytes } = memory();
    const dataIds = engine().backend.numDataIds();
    expect(runOnce()).toEqual(first);
    expect(memory()).toMatchObject({ numTensors, numBytes });
    expect(engine().backend.numDataIds()).toBe(dataIds);
  });

  it.each(seedList())('has the gradients of its composite on tfjs-cpu, seed %d', async (seed) => {
    const shapes = [[2, 6, 6, 3], [3, 3, 3, 5], [5], [5], [5]];
    const network =
      (ops: Operations): Operation =>
      (x, w, bias, gain, shift) => {
        const options = { stride: 1 + (seed % 2), padding: 'same', relu: false } as const;
        const sums = ops.convolution(x as Tensor4D, w as Tensor4D, bias as Tensor1D, options);
        const { output } = ops.batchNormalize(sums, gain as Tensor1D, shift as Tensor1D, 1e-3);
        return ops.maxPool(output, 2);
      };
    const measured = await gradientsOn('wasm', shapes, 0, network(operations));
    const expected = await gradientsOn('cpu', shapes, 0, network(createCompositeOperations()));
    await setBackend('wasm');
    measured.forEach((gradient, index) => {
      expect(deviation(gradient, expected[index] ?? [])).toBeLessThan(2e-4);
    });
  });
});

function seedList(): number[] {
  return fc.sample(seeds, { numRuns: 4, seed: 1 });
}

function gradientsOf(w: Tensor, step: Tensor): Record<string, Tensor> {
  const x = tensor(randomFloats(7, 2 * 6 * 6 * 2), [2, 6, 6, 2]) as Tensor4D;
  const bias = tensor(new Float32Array(5));
  const loss = (weights: Tensor, size: Tensor): Tensor => {
    const quantized = operations.fakeQuantize(weights, size as Tensor1D, tensor([0]) as Tensor1D, {
      minimum: -8,
      maximum: 7,
      shift: 0,
      scale: 'real',
      learnsStep: true,
      learnsOffset: false,
      gradientScale: 0.1,
    });
    const options = { stride: 1, padding: 'same', relu: true } as const;
    return sum(operations.convolution(x, quantized as Tensor4D, bias as Tensor1D, options));
  };
  const [toW, toStep] = grads(loss)([w, step]);
  return { w: toW as Tensor, step: toStep as Tensor };
}

describe('createKernelHost()', () => {
  it('declines every backend but the unthreaded wasm', async () => {
    await setBackend('cpu');
    expect(createKernelHost(backend())).toBeNull();
    await setBackend('wasm');
    expect(createKernelHost(backend())).not.toBeNull();
  });
});
