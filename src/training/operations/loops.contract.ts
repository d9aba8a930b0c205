import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createRandom } from '../../core/random';
import * as clip from '../kernels/twins/reparameterized-clip';
import * as signs from '../kernels/twins/residual-signs';
import { softGradient } from '../kernels/twins/soft-gradient';
import { roundStochastically } from '../kernels/twins/stochastic-rounding';
import { softSlopes } from '../quantizers/soft-slopes';
import type { Operations } from './operations';

const shape = [3, 7];
const values = Float32Array.from({ length: 21 }, createRandom(31).normal);
const gradient = Float32Array.from({ length: 21 }, createRandom(32).normal);

/** Holds the loops of quantizers, which have no gradient of their own, to plain loops, bit by bit. */
export function loopCases(get: () => Operations): void {
  const measured = (compute: (input: Tensor, outputGradient: Tensor) => readonly Tensor[]) =>
    tidy(() => {
      const results = compute(tensor(values, shape), tensor(gradient, shape));
      expect(results[0]?.shape).toEqual(shape);
      return results.map((each) => Float32Array.from(each.dataSync()));
    });

  it('residualSigns() and their gradients are those of plain loops', () => {
    for (const halving of [true, false]) {
      const planes = { step: 0.25, codes: Int32Array.of(4, 2, 1), halving };
      const [output, input] = [new Float32Array(21), new Float32Array(21)];
      signs.residualSigns(values, output, planes);
      const ofPlanes = signs.residualSignsGradient(values, gradient, input, planes);
      expect(measured((x) => [get().residualSigns(x, planes)])).toEqual([output]);
      expect(measured((x, dy) => get().residualSignsGradient(x, dy, planes))).toEqual([input, ofPlanes]);
    }
  });

  it('roundStochastically() is that of plain loops, and draws as often', () => {
    const grid = { minimum: -4, maximum: 3, shift: 0, step: 0.5, offset: 0 };
    const [random, same] = [createRandom(33), createRandom(33)];
    const output = new Float32Array(21);
    roundStochastically(values, output, grid, same);
    expect(measured((x) => [get().roundStochastically(x, grid, random)])).toEqual([output]);
    expect(random.next()).toBe(same.next());
  });

  it('softGradient() is that of plain loops', () => {
    const staircase = { lower: -0.75, upper: 1.25, levels: 3, slopes: softSlopes(0.2) };
    const input = new Float32Array(21);
    const limits = softGradient(values, gradient, input, staircase).map((each) => Float32Array.of(each));
    expect(measured((x, dy) => get().softGradient(x, dy, staircase))).toEqual([input, ...limits]);
  });

  it('codeHalfSteps() and reparameterizedClipGradient() are those of plain loops', () => {
    const codes = { step: 0.5, least: -5, codes: Float32Array.of(-2, -2, -1, -1, 0, 0, 1, 1, 2, 2) };
    const [output, input] = [new Float32Array(21), new Float32Array(21)];
    clip.codeHalfSteps(values, output, codes);
    expect(measured((x) => [get().codeHalfSteps(x, codes)])).toEqual([output]);
    const range = { least: -1, limit: 1 };
    const ofLimit = clip.reparameterizedClipGradient(values, output, gradient, input, range);
    expect(
      measured((x, dy) => get().reparameterizedClipGradient(x, tensor(output, shape), dy, range)),
    ).toEqual([input, Float32Array.of(ofLimit)]);
  });

  it('runLoop() fills tensors of any shape from the values of others', () => {
    const results = measured((x, dy) =>
      get().runLoop([x, dy], [shape, [1]], ([left = values, right = values], [products, sum]) => {
        products?.forEach((_, index) => {
          products[index] = (left[index] as number) * (right[index] as number);
        });
        sum?.fill(left.reduce((total, value) => total + value, 0));
      }),
    );
    expect(results).toEqual([
      values.map((value, index) => value * (gradient[index] as number)),
      Float32Array.of(values.reduce((total, value) => total + value, 0)),
    ]);
  });
}
