import { describe, expect, it } from 'vitest';
import type { ParamValues } from '../parameters/param-spec';
import { completeParams } from '../parameters/parse-params';
import { allocators } from '.';
import type { AllocationTask, SensitivityRow } from './allocator';
import { fakeTask, unequalWeights } from './fake-task.fixture';

function run(id: string, params: ParamValues = {}, task: AllocationTask = fakeTask()) {
  const allocator = allocators.get(id);
  return allocator.allocate(task, completeParams(allocator.params, params));
}

const textOf = (bits: readonly { weights: number; activations: number }[]): string =>
  bits.map(({ weights, activations }) => `${weights}x${activations}`).join(',');

describe('uniform', () => {
  it('takes the width nearest to the target, and scores every width', async () => {
    const { bits, sensitivity } = await run('uniform', { targetBits: 3.2 });
    expect(textOf(bits)).toBe('3x8,3x3,3x3');
    expect(sensitivity.map((row) => row.bits)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('ristretto-search', () => {
  it('halves each group by itself until the margin is used up', async () => {
    // Alone, at 4 bits, convolution weights add 1.2 / 256 = 0.0047 and activations 3.06 / 256 = 0.012; at 2 bits dense
    // weights add 0.01 / 16 = 0.0006 and convolution weights 0.075. So 4, 2 (no narrower width) and 8.
    const { bits, sensitivity } = await run('ristretto-search', { margin: 0.01 });
    expect(textOf(bits)).toBe('4x8,4x8,2x8');
    const tried = (layers: string, role: string) =>
      sensitivity.filter((row) => row.layers.join() === layers && row.role === role).map((row) => row.bits);
    expect(tried('first,second', 'weights')).toEqual([8, 4, 2]);
    expect(tried('last', 'weights')).toEqual([8, 4, 2]);
    expect(tried('second,last', 'activations')).toEqual([8, 4]);
  });

  it('keeps the widest width where none is good enough', async () => {
    const weights = unequalWeights.map(() => ({ weights: 1e6, activations: 1e6 }));
    const { bits } = await run('ristretto-search', {}, fakeTask({}, weights));
    expect(textOf(bits)).toBe('8x8,8x8,8x8');
  });
});

describe('judd-greedy', () => {
  it('starts from the narrowest uniform width and narrows what costs least', async () => {
    // Uniform b bits adds 4.27 / 4^b to the loss and takes it from the accuracy of 0.9, of which 0.009 may go: 5 bits
    // add 0.0042, 4 bits 0.0167. From 5 bits fields fall, cheapest first: last weights to 2 (0.0006 in all), second
    // activations to 3 (0.0009), first weights to 3 (0.0031); with 1 / 1024 and 3 / 1024 for the two fields that stay
    // that is 0.0086. The next cheapest, second activations to 2, would add 0.0028.
    const { bits, sensitivity } = await run('judd-greedy', { tolerance: 0.01 });
    const floor = 0.9 * 0.99;
    const score = async (text: typeof bits) => (await fakeTask().evaluate(text)).accuracyFraction;
    expect(await score(bits)).toBeGreaterThanOrEqual(floor);
    expect(textOf(bits)).toBe('3x8,5x3,2x5');
    expect(sensitivity[0]).toMatchObject({ layers: ['first'], role: 'weights', bits: 4 });
  });
});

describe('bit-pruning', () => {
  it('rounds learned widths up and shows them beside their share of the penalty', async () => {
    // Elements of the five tensors: 2, 4, 100, 6, 50, in all 162. Learned: 8 - 10 * 0.5 * share.
    const { bits, sensitivity } = await run('bit-pruning', { strength: 0.5, weighting: 'elements' });
    expect(textOf(bits)).toBe('8x8,8x5,8x7');
    const row: SensitivityRow | undefined = sensitivity.find(
      ({ role, layers }) => role === 'activations' && layers[0] === 'second',
    );
    expect(row?.measures.importance).toBeCloseTo(100 / 162, 10);
    expect(row?.measures.learnedBits).toBeCloseTo(8 - (5 * 100) / 162, 10);
  });

  it('weighs bits by the energy of the machine', async () => {
    const { sensitivity } = await run('bit-pruning', { weighting: 'energy' });
    // Slopes 2, 4, 1, 6, 1 of the fake machine.
    expect(sensitivity.map(({ measures }) => measures.importance)).toEqual(
      [2, 4, 1, 6, 1].map((slope) => slope / 14),
    );
  });
});

describe('hawq', () => {
  it('expands the loss of weights, measures that of activations, and keeps the target', async () => {
    const { bits, sensitivity } = await run('hawq', { targetBits: 4, weighting: 'equal' });
    const loss = (layer: string, role: string, width: number) =>
      sensitivity.find((row) => row.layers[0] === layer && row.role === role && row.bits === width)?.measures
        .lossIncrease;
    // d'Gd / 2 with d = 2^-4 in four weights: (1 + 2 + 3 + 4) / 256.
    expect(loss('second', 'weights', 4)).toBeCloseTo(10 / 256, 6);
    expect(loss('last', 'activations', 3)).toBeCloseTo(3 / 64, 10);
    const widths = [
      bits[0]!.weights,
      bits[1]!.weights,
      bits[1]!.activations,
      bits[2]!.weights,
      bits[2]!.activations,
    ];
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(20);
    expect(textOf(bits)).toBe(textOf(await bestByBruteForce()));
  });

  it('ranks layers by eigenvalue per weight', async () => {
    const { sensitivity } = await run('hawq');
    const rows = sensitivity.filter((row) => row.bits === null);
    // Eigenvalues 2 * (number of weights), per weight 2; traces 2 * (1 + 2 + ...).
    expect(rows.map(({ measures }) => measures.trace)).toEqual([6, 20, 42]);
    for (const { measures } of rows) expect(measures.eigenvaluePerWeight).toBeCloseTo(2, 1);
  });

  it('says which target could be reached', async () => {
    const problem = { problem: { code: 'budget-unreachable', parameters: { value: 1.5, minimum: '2.00' } } };
    await expect(run('hawq', { targetBits: 1.5 })).rejects.toMatchObject(problem);
  });
});

/** The least sum of losses under a mean of 4 bits over the five tensors, by trying all. */
async function bestByBruteForce() {
  const widths = [2, 3, 4, 5, 6, 7, 8];
  const weightLoss = [3, 10, 21];
  let best = { loss: Number.POSITIVE_INFINITY, bits: [{ weights: 0, activations: 8 }] };
  const try5 = (chosen: number[]): void => {
    if (chosen.length < 5) {
      for (const width of widths) try5([...chosen, width]);
      return;
    }
    const [w1, w2, a2, w3, a3] = chosen as [number, number, number, number, number];
    if (w1 + w2 + a2 + w3 + a3 > 20) return;
    const loss =
      [w1, w2, w3].reduce((sum, bits, layer) => sum + weightLoss[layer]! * 4 ** -bits, 0) +
      0.06 * 4 ** -a2 +
      3 * 4 ** -a3;
    if (loss < best.loss) {
      best = {
        loss,
        bits: [
          { weights: w1, activations: 8 },
          { weights: w2, activations: a2 },
          { weights: w3, activations: a3 },
        ],
      };
    }
  };
  try5([]);
  return best.bits;
}
