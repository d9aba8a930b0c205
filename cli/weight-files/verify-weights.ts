import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../src/core/problem';
import { loadDataset } from '../../src/data/load-dataset';
import { parseWeightFile, writeWeightFile } from '../../src/data/weight-file';
import { describeConfiguration } from '../explore/describe';
import { datasetsFolder } from '../project-folder';
import { createReadFile } from '../read-data-file';
import { readText } from '../read-json';
import { writeText } from '../write-text';
import { checkWeights } from './check-weights';
import { defaultEnergies } from './default-energies';

export interface WeightsSummary {
  readonly checked: number;
  readonly differences: readonly {
    readonly file: string;
    readonly point: string;
    readonly reasons: readonly string[];
  }[];
}

/** Checks every file of a folder; a ProblemError where the folder has none. */
export async function verifyWeights(folder: string, report: (line: string) => void): Promise<WeightsSummary> {
  const readFile = createReadFile(datasetsFolder);
  const differences: WeightsSummary['differences'][number][] = [];
  const files = weightFiles(folder);
  for (const file of files) {
    const kept = parseWeightFile(readText(file), file);
    const { configuration } = kept.result;
    const reasons = checkWeights(kept, await loadDataset(configuration.dataset, readFile));
    const point = describeConfiguration(configuration);
    report(`${point}: ${reasons.length === 0 ? 'equal' : reasons.join('; ')}`);
    if (reasons.length > 0) differences.push({ file, point, reasons });
  }
  return { checked: files.length, differences };
}

/** Writes today's energies into every file of a folder: after a change of the cost model that is meant. */
export function renewEnergies(folder: string): void {
  for (const file of weightFiles(folder)) {
    const kept = parseWeightFile(readText(file), file);
    writeText(file, writeWeightFile({ ...kept, energiesPj: defaultEnergies(kept.result.configuration) }));
  }
}

function weightFiles(folder: string): readonly string[] {
  const names = listed(folder).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new ProblemError('no-weight-files', { folder });
  return names.sort().map((name) => join(folder, name));
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new ProblemError('file-unreadable', { file: folder, reason: (error as Error).message });
  }
}
