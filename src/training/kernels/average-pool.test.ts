import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { deviation, randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/average-pool';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

const size = (max: number) => fc.integer({ min: 1, max });
const tolerance = 1e-5;

describe('average pool kernels', () => {
  it('equal their twins', () => {
    fc.assert(
      fc.property(size(3), size(50), size(11), seeds, (batch, positions, channels, seed) => {
        const geometry = { batch, positions, channels };
        const input = randomFloats(seed, batch * positions * channels);
        const gradient = randomFloats(seed + 1, batch * channels);
        const [output, inputGradient] = [room(gradient.length), room(input.length)];
        kernels.averagePool(place(input), output, batch, positions, channels);
        kernels.averagePoolGradient(place(gradient), inputGradient, batch, positions, channels);
        const means = twin.averagePool(geometry, input);
        const shares = twin.averagePoolGradient(geometry, gradient);
        expect(deviation(read(output, means.length), means)).toBeLessThan(tolerance);
        expect(deviation(read(inputGradient, shares.length), shares)).toBeLessThan(tolerance);
        guarded.release();
      }),
    );
  });
});
