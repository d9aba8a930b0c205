import type { Dataset } from '../../src/core/datasets/dataset';
import { encodeCorrectBits } from '../../src/core/explore/statistics/correct-bits';
import { compileIntegerNetwork } from '../../src/core/integer/compile';
import { exactKernel } from '../../src/core/integer/exact-kernel';
import { createIntegerEngine } from '../../src/core/integer/run';
import type { WeightFile } from '../../src/data/weight-file';
import { weightsHash } from '../../src/training/weights-hash';
import { defaultEnergies } from './default-energies';

/** Sums of logarithms differ in their last digits between versions of a JavaScript engine. */
const energyTolerance = 1e-9;

/**
 * Computes all that a quantized network's file says of it again, from its weights: their hash, every test image through the
 * exact integer engine, and the energies. Empty where all agrees; else what does not, in words.
 */
export function checkWeights(file: WeightFile, { test }: Pick<Dataset, 'test'>): readonly string[] {
  const { result, network } = file;
  const integer = compileIntegerNetwork(network, { requantizationBits: result.requantizationBits });
  const classes = createIntegerEngine(integer, exactKernel).classify(test.images, test.labels.length);
  const correctBits = encodeCorrectBits(classes, test.labels);
  const right = test.labels.reduce((sum, label, index) => sum + (classes[index] === label ? 1 : 0), 0);
  const accuracy = right / test.labels.length;
  return [
    ...(weightsHash(network) === result.weightsHash ? [] : ['the weights have another hash']),
    ...(accuracy === result.testAccuracyFraction
      ? []
      : [`test accuracy ${accuracy} instead of ${result.testAccuracyFraction}`]),
    ...(result.correctBits === undefined || result.correctBits === correctBits
      ? []
      : ['other test images are right']),
    ...energyDifferences(file),
  ];
}

function energyDifferences({ result, energiesPj }: WeightFile): readonly string[] {
  const now = defaultEnergies(result.configuration);
  return Object.keys({ ...now, ...energiesPj }).flatMap((source) => {
    const [computed = Number.NaN, kept = Number.NaN] = [now[source], energiesPj[source]];
    return Math.abs(computed / kept - 1) <= energyTolerance
      ? []
      : [`${computed} pJ by ${source} instead of ${kept}`];
  });
}
