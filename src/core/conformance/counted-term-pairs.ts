import type { TermPairs } from '../hardware/terms/term-pairs';

export type CountedBits = 1 | 2 | 8;

/**
 * Means over the layers of ResNet-8 behind the first, weighted by MACs: trained on Fashion-MNIST with LSQ, 3 epochs of FP32 and
 * 3 of fine-tuning, seed 1 (validation accuracy 86.8 % at 8 bits, 64.3 % at 2). All weights, inputs of 16 validation images,
 * columns that wait for the slowest of 16 lanes (`countOperands`).
 */
const counted: Readonly<Record<CountedBits, TermPairs>> = {
  1: { mean: 1, longest: 1 },
  2: { mean: 0.232, longest: 1.364 },
  8: { mean: 2.223, longest: 7.232 },
};

/** Of codes of these widths as a trained network has them; signs are one term each. */
export function countedTermPairs(bits: CountedBits): TermPairs {
  return counted[bits];
}
