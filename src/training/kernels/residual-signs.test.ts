import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { fixedPointPlanes } from '../../core/quantization/plane-scales';
import type { PlaneStack } from '../operations/operations';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/residual-signs';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

function run(values: Float32Array, gradient: Float32Array, { step, codes, halving }: PlaneStack) {
  const [input, dy] = [place(values), place(gradient)];
  const used = place(Float32Array.from(codes));
  const [output, toInput] = [room(values.length), room(values.length)];
  const learned = halving ? 1 : codes.length;
  const toPlanes = room(learned);
  const scratch = room(kernels.residualSignsScratchBytes(codes.length) / 4);
  kernels.residualSigns(input, output, values.length, step, used, codes.length);
  kernels.residualSignsGradient(
    input,
    dy,
    toInput,
    toPlanes,
    values.length,
    step,
    used,
    codes.length,
    halving,
    scratch,
  );
  return {
    output: read(output, values.length),
    input: read(toInput, values.length),
    planes: read(toPlanes, learned),
  };
}

function runTwin(values: Float32Array, gradient: Float32Array, stack: PlaneStack) {
  const [output, input] = [new Float32Array(values.length), new Float32Array(values.length)];
  twin.residualSigns(values, output, stack);
  return { output, input, planes: twin.residualSignsGradient(values, gradient, input, stack) };
}

const scales = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

describe('residual sign kernels', () => {
  it('equal their twin bit by bit', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 40 }),
        scales,
        fc.boolean(),
        (seed, count, all, halving) => {
          const { step: real, planeCodes } = fixedPointPlanes(all);
          const step = Math.fround(real);
          const stack = { step, codes: planeCodes, halving };
          const values = randomFloats(seed, count);
          // Some on the very boundaries, zero of either sign among them.
          values.forEach((_, index) => {
            if (index % 4 === 0) values[index] = step * (planeCodes[index % all.length] ?? 0);
            if (index % 7 === 0) values[index] = index % 2 === 0 ? 0 : -0;
          });
          const gradient = randomFloats(seed + 1, count);
          expect(run(values, gradient, stack)).toEqual(runTwin(values, gradient, stack));
          guarded.release();
        },
      ),
    );
  });

  it('share the gradient as worked out by hand', () => {
    // Planes 1/2 and 1/4. 0.3: residuals 0.3 and -0.2. Second plane: own 1, plane -1, passes 1/4. First: own 3/4, plane 3/4,
    // passes 3/8 more. 1.25: the residual 1.25 passes nothing, 3/4 passes 1/4; planes 3/4 and 1.
    const stack = { step: 0.25, codes: Int32Array.of(2, 1), halving: false };
    const values = Float32Array.of(0.3, 1.25, -3);
    expect(run(values, Float32Array.of(1, 1, 0), stack)).toEqual({
      output: Float32Array.of(0.25, 0.75, -0.75),
      input: Float32Array.of(0.625, 0.25, 0),
      planes: Float32Array.of(1.5, 0),
    });
    // 3/2 + 0 / 2.
    const tied = run(values, Float32Array.of(1, 1, 0), { ...stack, halving: true });
    expect(tied.planes).toEqual(Float32Array.of(1.5));
  });
});
