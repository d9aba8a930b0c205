import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../src/core/problem';
import { type WeightFile, writeWeightFile } from '../../src/data/weight-file';
import { writeText } from '../write-text';
import { defaultEnergies } from './default-energies';

/** Fails before any training where the folder cannot be made. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new ProblemError('file-unwritable', { file: folder, reason: (error as Error).message });
  }
}

/** Writes a network and what its training reported under the key of its result. */
export function keepWeights(
  folder: string,
  { result, network }: Pick<WeightFile, 'result' | 'network'>,
): void {
  const energiesPj = defaultEnergies(result.configuration);
  writeText(join(folder, `${result.key}.json`), writeWeightFile({ result, energiesPj, network }));
}
