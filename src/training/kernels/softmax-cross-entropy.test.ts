import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviation, randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import { softmaxCrossEntropy } from './twins/softmax-cross-entropy';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;

function run(logits: Float32Array, labels: Int32Array, lossGradient: number) {
  const classes = logits.length / labels.length;
  const [probabilities, loss, gradient] = [room(logits.length), room(1), room(logits.length)];
  const [x, classesOf, dy] = [place(logits), place(labels), place(Float32Array.of(lossGradient))];
  kernels.softmaxCrossEntropy(x, classesOf, probabilities, loss, labels.length, classes);
  kernels.softmaxCrossEntropyGradient(probabilities, classesOf, dy, gradient, labels.length, classes);
  const result = { loss: read(loss, 1)[0], gradient: read(gradient, logits.length) };
  guarded.release();
  return result;
}

describe('softmax cross-entropy kernels', () => {
  it('equal their twin', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0.1, 5, 100),
        (seed, batch, classes, spread) => {
          const logits = randomFloats(seed, batch * classes).map((value) => value * spread);
          const labels = Int32Array.from({ length: batch }, (_, row) => (seed + 7 * row) % classes);
          const expected = softmaxCrossEntropy(logits, labels, 2.5);
          const measured = run(logits, labels, 2.5);
          expect(measured.loss).toBeCloseTo(expected.loss, 4);
          expect(deviation(measured.gradient, expected.gradient)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('gives ln 2 to two equal logits, however large', () => {
    for (const logit of [0, 88, -1e30, 3e38]) {
      const { loss, gradient } = run(Float32Array.of(logit, logit), Int32Array.of(1), 1);
      expect(loss).toBe(Math.fround(Math.LN2));
      expect(Array.from(gradient)).toEqual([0.5, -0.5]);
    }
  });
});
