import { type Command, Option } from 'commander';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import { exitCodes } from '../exit-code';
import { appendResult, prepareResultsFile, readResults } from '../explore/results-file';
import { startNodeTrainer } from '../node-trainer';
import { printJson, printLine } from '../output';
import { search } from './search';
import { type SearchOptions, searchJob } from './search-settings';

export function registerSearch(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  program
    .command('search')
    .description('search widths layer by layer for accuracy and energy, and train what is worth it')
    .option('--network <id>', 'network', 'tiny-cnn')
    .option('--dataset <id>', 'dataset', 'fashion-mnist')
    .option('--scheme <id>', 'quantization scheme', 'lsq')
    .option('--bits <list>', 'widths to choose from, and those of the uniform designs', '2,3,4,6,8')
    .option('--seeds <list>', 'seeds of the trainings; the search takes the first', '1,2,3')
    .option('--epochs <n>', 'epochs of fine-tuning', String(defaultRecipe.tuneEpochs))
    .option('--float-epochs <n>', 'epochs of the FP32 training before it', String(defaultRecipe.floatEpochs))
    .option('--accelerator <id>', 'machine whose energy counts', defaultHardware.accelerator)
    .option('--placement <id>', 'where scale and offset are applied', defaultHardware.placement)
    .option('--source <id>', 'source of energies', defaultHardware.costSource)
    .option('--population <n>', 'designs of one generation', '48')
    .option('--generations <n>', 'generations', '60')
    .option('--survivors <n>', 'designs of the front to train', '8')
    .addOption(
      new Option('--set <owner.key=value>', 'a parameter of scheme, network or accelerator; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .requiredOption('--out <file>', 'append results to this JSON Lines file and skip those it holds')
    .action(runSearch);
}

async function runSearch(options: SearchOptions): Promise<void> {
  const job = searchJob(options);
  const { out } = options;
  prepareResultsFile(out);
  const report = await search(job, {
    known: readResults(out),
    startTrainer: startNodeTrainer,
    onResult: (result) => appendResult(out, result),
    report: printLine,
    now: () => performance.now(),
  });
  printJson({ ...report, file: out });
  if (report.failures.length > 0) process.exitCode = exitCodes.failure;
}
