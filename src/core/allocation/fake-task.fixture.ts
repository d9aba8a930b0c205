import { createRandom } from '../random';
import type { TensorRole } from '../schemes/scheme';
import type { AllocatableLayer, AllocationTask, PartialBits } from './allocator';

/** Loss that a tensor adds at b bits: its weight times 4^-b, as the squared error of a uniform quantizer falls. */
export type TensorWeights = readonly Readonly<Record<TensorRole, number>>[];

export interface FakeTask extends AllocationTask {
  /** Every list of widths that was scored. */
  readonly scored: readonly (readonly PartialBits[])[];
}

/** Three layers: two convolutions and a dense one, each reading what the one before it wrote. */
const threeLayers: readonly AllocatableLayer[] = [
  { name: 'first', kind: 'conv', weights: 2, activations: 784, macs: 1000, inputCoder: null },
  { name: 'second', kind: 'conv', weights: 4, activations: 100, macs: 8000, inputCoder: 1 },
  { name: 'last', kind: 'dense', weights: 6, activations: 50, macs: 500, inputCoder: 2 },
];

export const unequalWeights: TensorWeights = [
  { weights: 0.2, activations: 0 },
  { weights: 1, activations: 0.06 },
  { weights: 0.01, activations: 3 },
];

/**
 * A task whose loss is known in closed form. The Hessian of a layer is diagonal, 2 * (1, 2, 3 ...); every quantization
 * error is 2^-bits in each weight.
 */
export function fakeTask(change: Partial<AllocationTask> = {}, tensors = unequalWeights): FakeTask {
  const layers = change.layers ?? threeLayers;
  const scored: (readonly PartialBits[])[] = [];
  return {
    layers,
    widths: { weights: [2, 3, 4, 5, 6, 7, 8], activations: [2, 3, 4, 5, 6, 7, 8] },
    scored,
    evaluate: (bits) => {
      scored.push(bits);
      const loss = bits.reduce((sum, each, layer) => sum + lossOf(each, tensors[layer]), 0);
      return Promise.resolve({ accuracyFraction: 0.9 - Math.min(0.8, loss), loss: 0.3 + loss });
    },
    gradient: (layer) => Promise.resolve(new Float32Array(layers[layer]?.weights ?? 0)),
    gaussNewtonProduct: (_, direction) =>
      Promise.resolve(direction.map((value, index) => 2 * (index + 1) * value)),
    quantizationError: (layer, bits) => new Float32Array(layers[layer]?.weights ?? 0).fill(2 ** -bits),
    learnWidths: ({ penalties }) => Promise.resolve(penalties.map(learned)),
    energyPerBit: () =>
      layers.map(({ weights, inputCoder }) => ({ weights, activations: inputCoder ? 1 : 0 })),
    random: createRandom(1),
    ...change,
  };
}

function lossOf({ weights, activations }: PartialBits, factors: TensorWeights[number] | undefined): number {
  const added = (bits: number | null, factor: number) => (bits === null ? 0 : factor * 4 ** -bits);
  return added(weights, factors?.weights ?? 0) + added(activations, factors?.activations ?? 0);
}

/** Widths as training would learn them: 8 bits less ten per unit of penalty. */
function learned({ weights, activations }: PartialBits): PartialBits {
  const width = (penalty: number | null) => (penalty === null ? null : Math.max(2, 8 - 10 * penalty));
  return { weights: width(weights), activations: width(activations) };
}
