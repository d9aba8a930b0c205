import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileIntegerNetwork } from '../../core/integer/compile';
import { exactKernel } from '../../core/integer/exact-kernel';
import type { MatrixTask } from '../../core/integer/matrix-kernel';
import { createIntegerEngine } from '../../core/integer/run';
import {
  type FixtureOptions,
  randomImage,
  randomTrainedNetwork,
} from '../../core/integer/trained-network.fixture';
import { createIntegerKernel, holdsSums } from './integer-kernel';

interface Shape {
  readonly isDepthwise: boolean;
  readonly height: number;
  readonly width: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
}

const small = (max: number) => fc.integer({ min: 1, max });

const shapes: fc.Arbitrary<Shape> = fc.record({
  isDepthwise: fc.boolean(),
  height: fc.integer({ min: 3, max: 9 }),
  width: fc.integer({ min: 3, max: 9 }),
  kernelHeight: small(3),
  kernelWidth: small(3),
  stride: small(2),
  inputChannels: small(19),
  outputChannels: small(19),
});

/** Windows of a plane, weights of at most `largestWeight` with those at the limits frequent, and inputs alike. */
function taskOf(shape: Shape, limits: readonly [number, number], draw: (limit: number) => number) {
  const { isDepthwise, height, width, kernelHeight, kernelWidth, stride, inputChannels } = shape;
  const [largestWeight, largestInput] = limits;
  const outputChannels = isDepthwise ? inputChannels : shape.outputChannels;
  const rowLength = width * inputChannels;
  const starts: number[] = [];
  for (let row = 0; row + kernelHeight <= height; row += stride) {
    for (let column = 0; column + kernelWidth <= width; column += stride) {
      starts.push(row * rowLength + column * inputChannels);
    }
  }
  const products = kernelHeight * kernelWidth * (isDepthwise ? 1 : inputChannels);
  const task: MatrixTask = {
    isDepthwise,
    weightCodes: Int32Array.from({ length: products * outputChannels }, () => draw(largestWeight)),
    outputChannels,
    bias: Float64Array.from({ length: outputChannels }, () => draw(1000)),
    rows: kernelHeight,
    runLength: kernelWidth * inputChannels,
    rowLength,
    starts: Int32Array.from(starts),
    largestInput,
  };
  const inputs = Float64Array.from({ length: height * rowLength }, () => draw(largestInput));
  return { task, inputs };
}

function sumsOf(kernel: typeof exactKernel, task: MatrixTask, inputs: Float64Array): number[] {
  const sums = new Float64Array(task.starts.length * task.outputChannels).fill(Number.NaN);
  kernel(task)(inputs, sums);
  return [...sums];
}

/** One dense layer of two inputs. */
function pair(weights: readonly number[], largestInput: number, bias = 0): MatrixTask {
  return {
    isDepthwise: false,
    weightCodes: Int32Array.from(weights),
    outputChannels: 1,
    bias: Float64Array.of(bias),
    rows: 1,
    runLength: 2,
    rowLength: 2,
    starts: Int32Array.of(0),
    largestInput,
  };
}

describe('createIntegerKernel()', () => {
  it.each([
    ['8 bits by 8', 128, 255],
    ['signs', 1, 1],
    ['the widest codes', 2 ** 15 - 1, 2 ** 15 - 1],
    ['codes beyond 16 bits', 2 ** 19, 2 ** 18],
  ])('equals the exact kernel: %s', (_, largestWeight, largestInput) => {
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (shape, random) => {
        const next = () => random.next().value as number;
        // A third of the codes lie at either limit.
        const draw = (limit: number) =>
          Math.max(-limit, Math.min(limit, Math.round((3 * next() - 1.5) * limit)));
        const { task, inputs } = taskOf(shape, [largestWeight, largestInput], draw);
        expect(sumsOf(createIntegerKernel(), task, inputs)).toEqual(sumsOf(exactKernel, task, inputs));
      }),
    );
  });

  it('keeps the layers of one engine apart while its memory grows', () => {
    const kernel = createIntegerKernel();
    const sizes = [1, 300, 2, 4000];
    const runs = sizes.map((length) => ({
      length,
      run: kernel({ ...pair(Array(length).fill(3), 7), runLength: length, rowLength: length }),
    }));
    for (const { length, run } of [...runs, ...runs]) {
      const sums = new Float64Array(1);
      run(new Float64Array(length).fill(-7), sums);
      expect([...sums]).toEqual([-21 * length]);
    }
  });

  it('adds up to the last number of 32 bits, and no further', () => {
    // 32767 * (32767 + 32766) + 163836 = 2^31 - 1
    const widest = pair([32767, 32766], 32767, 163836);
    expect(holdsSums(widest)).toBe(true);
    expect(sumsOf(createIntegerKernel(), widest, Float64Array.of(32767, 32767))).toEqual([2 ** 31 - 1]);
    const wider = pair([32767, 32766], 32767, 163837);
    expect(holdsSums(wider)).toBe(false);
    expect(sumsOf(createIntegerKernel(), wider, Float64Array.of(32767, 32767))).toEqual([2 ** 31]);
  });
});

describe('createIntegerEngine() on it', () => {
  it.each<FixtureOptions>([
    { scale: 'power-of-two' },
    { scale: 'real', weightOffsets: true, inputOffsets: true, batchNorm: true },
    { scale: 'real', graph: true, weightOffsets: true, inputOffsets: true, batchNorm: true },
    { scale: 'real', graph: true, hardTanh: true, batchNorm: true },
  ])('gives the codes and logits of the exact kernel on networks of %j', (options) => {
    for (let seed = 0; seed < 30; seed++) {
      const network = compileIntegerNetwork(randomTrainedNetwork(seed, options), { requantizationBits: 16 });
      const exact = createIntegerEngine(network);
      const engine = createIntegerEngine(network, createIntegerKernel());
      for (const imageSeed of [1, 2]) {
        const image = randomImage(network.input, imageSeed);
        expect(engine.layerCodes(image)).toEqual(exact.layerCodes(image));
        expect(engine.logits(image)).toEqual(exact.logits(image));
      }
    }
  });
});

describe('holdsSums()', () => {
  it('refuses codes of more than 16 bits, however small the sums', () => {
    expect(holdsSums(pair([32767, 0], 1))).toBe(true);
    expect(holdsSums(pair([-32768, 0], 1))).toBe(false);
    expect(holdsSums(pair([1, 0], 32768))).toBe(false);
  });
});
