import type { Command } from 'commander';
import { planQuantization } from '../../src/core/explore/plan-quantization';
import { findReproduction } from '../../src/core/explore/reproduce/findings';
import { reproductionRuns } from '../../src/core/explore/reproduce/reproduction-plan';
import { shard } from '../../src/core/explore/sweep/shard';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import { networkImages } from '../../src/data/datasets/network-images';
import { parseGallery } from '../../src/data/gallery';
import { exitCodes } from '../exit-code';
import { type ExploreSummary, explore } from '../explore/explore';
import { parseShard } from '../explore/parse-axis';
import { appendResult } from '../explore/results-file';
import { startNodeTrainer } from '../node-trainer';
import { printJson, printLine } from '../output';
import { galleryFile } from '../project-folder';
import { parseJson, readText } from '../read-json';
import { type ReproduceOptions, reproductionSettings } from './reproduction-settings';
import { openResultsFolder, readResultsFolder } from './results-folder';
import { writeReport } from './write-report';

export function registerReproduce(program: Command): void {
  program
    .command('reproduce')
    .description('put the paper’s claim to the test: train the ladder, cost it, write a report')
    .requiredOption('--out <folder>', 'folder of results and report; a repeated call goes on where it was')
    .option('--quick', 'a plan of minutes: one network at 2 bits, one epoch, one machine')
    .option('--datasets <ids>', 'datasets; all by default')
    .option('--networks <ids>', 'networks; all by default')
    .option('--bits <list>', 'widths of weights and activations; 2,3,4 by default')
    .option('--seeds <list>', 'seeds; 1,2,3 by default')
    .option('--epochs <n>', 'epochs of fine-tuning')
    .option('--float-epochs <n>', 'epochs of the FP32 training before it')
    .option('--machines <ids>', 'accelerators; all by default')
    .option('--source <id>', 'source of energies', defaultHardware.costSource)
    .option('--shard <i/n>', 'train only part i of n', '1/1')
    .option('--no-train', 'only write the report from what the folder holds')
    .option('--gallery', 'take what the gallery holds as trained')
    .action(runReproduce);
}

async function runReproduce(options: ReproduceOptions): Promise<void> {
  const settings = reproductionSettings(options);
  const part = parseShard(options.shard);
  const file = openResultsFolder(options.out, part);
  const runs = shard(reproductionRuns(settings.plan), part.index, part.count);
  const readKnown = knownResults(options);
  const summary = await trainRuns(options.train ? runs : [], readKnown(), file);
  const findings = findReproduction({
    ...settings,
    results: readKnown(),
    planLayers,
    onCosting: ({ network, bits, machine }) =>
      printLine(`energies of ${network} at ${bits} bits on ${machine}`),
  });
  writeReport(options.out, findings);
  printJson({ ...summary, folder: options.out, trainings: findings.trainings, missing: findings.missing });
  if (summary.failures.length > 0) process.exitCode = exitCodes.failure;
}

/** Reads what is trained, each time anew. */
function knownResults({ out, gallery }: ReproduceOptions): () => readonly TrainedResult[] {
  const shipped = gallery ? parseGallery(parseJson(galleryFile, readText(galleryFile)), galleryFile) : [];
  return () => readResultsFolder(out, shipped);
}

function trainRuns(
  configurations: readonly TrainingConfiguration[],
  known: readonly TrainedResult[],
  file: string,
): Promise<ExploreSummary> {
  return explore({
    configurations,
    known,
    startTrainer: startNodeTrainer,
    onResult: (result) => appendResult(file, result),
    report: printLine,
    now: () => performance.now(),
  });
}

function planLayers(configuration: TrainingConfiguration) {
  const { shape, classes } = networkImages(configuration);
  return planQuantization(configuration, shape, classes);
}
