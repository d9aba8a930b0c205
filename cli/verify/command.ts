import { type Command, Option } from 'commander';
import * as v from 'valibot';
import { parseNumber } from '../../src/core/parameters/parse-params';
import { ProblemError } from '../../src/core/problem';
import { parseGallery } from '../../src/data/gallery';
import { exitCodes } from '../exit-code';
import { checkRange, parseInteger } from '../explore/parse-axis';
import { startNodeTrainer } from '../node-trainer';
import { printJson, printLine } from '../output';
import { galleryFile, weightsFolder } from '../project-folder';
import { readJson } from '../read-json';
import { renewEnergies, verifyWeights } from '../weight-files/verify-weights';
import { spread, verify } from './verify';

interface VerifyOptions {
  readonly gallery: string;
  readonly all?: true;
  readonly limit: string;
  readonly tolerance: string;
  readonly weights?: string | true;
  readonly renewEnergies?: true;
}

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('train points of the gallery again and report differences')
    .addOption(new Option('--gallery <file>', 'gallery file').default(galleryFile, 'public/gallery.json'))
    .option('--all', 'check every point')
    .option('--limit <n>', 'check n points, spread over the file', '3')
    .option('--tolerance <fraction>', 'accepted difference in accuracy', '0.01')
    .option(
      '--weights [folder]',
      'instead, run what was trained: weights of files through integer engine and costs',
    )
    .option('--renew-energies', 'with --weights: write the energies of today into the files')
    .action(runVerify);
}

async function runVerify(options: VerifyOptions): Promise<void> {
  if (options.weights !== undefined) {
    await runWeights(options.weights === true ? weightsFolder : options.weights, options.renewEnergies);
    return;
  }
  const limit = parseInteger('limit', options.limit, { minimum: 1, maximum: 100_000 });
  const toleranceFraction = parseFraction('tolerance', options.tolerance);
  const results = parseGallery(readJson(options.gallery, v.unknown()), options.gallery);
  const summary = await verify({
    results: options.all ? results : spread(results, limit),
    toleranceFraction,
    startTrainer: startNodeTrainer,
    report: printLine,
    now: () => performance.now(),
  });
  printJson(summary);
  if (summary.differences.length > 0) process.exitCode = exitCodes.failure;
}

async function runWeights(folder: string, renews: true | undefined): Promise<void> {
  if (renews) renewEnergies(folder);
  const summary = await verifyWeights(folder, printLine);
  printJson(summary);
  if (summary.differences.length > 0) process.exitCode = exitCodes.failure;
}

function parseFraction(key: string, text: string): number {
  const value = parseNumber(text);
  if (value === null) throw new ProblemError('not-a-number', { key, value: text });
  checkRange(key, value, { minimum: 0, maximum: 1 });
  return value;
}
