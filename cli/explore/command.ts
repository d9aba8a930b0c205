import { type Command, Option } from 'commander';
import type { Axes } from '../../src/core/explore/sweep/axes';
import { expandAxes } from '../../src/core/explore/sweep/expand-axes';
import { shard } from '../../src/core/explore/sweep/shard';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { datasetSources } from '../../src/data/datasets';
import { exitCodes } from '../exit-code';
import { startNodeTrainer } from '../node-trainer';
import { printJson, printLine } from '../output';
import { keepWeights, prepareFolder } from '../weight-files/keep-weights';
import { explore } from './explore';
import {
  edgeLayers,
  limits,
  methods,
  parseAllLayerBits,
  parseAssignments,
  parseBitWidths,
  parseInteger,
  parseList,
  parseOption,
  parseShard,
} from './parse-axis';
import { readPlan } from './plan-file';
import { appendResult, prepareResultsFile, readResults } from './results-file';

interface ExploreOptions {
  readonly dataset: string;
  readonly network: string;
  readonly schemes: string;
  readonly methods: string;
  readonly bits: string;
  readonly seeds: string;
  readonly epochs: string;
  readonly floatEpochs: string;
  readonly edgeLayers: string;
  readonly layerBits?: string;
  readonly set: readonly string[];
  readonly plan?: string;
  readonly shard?: string;
  readonly out?: string;
  readonly weights?: string;
}

export function registerExplore(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  program
    .command('explore')
    .description('train and evaluate every combination of the given lists; one JSON line per result')
    .option('--dataset <id>', 'dataset', 'fashion-mnist')
    .option('--network <id>', 'network', 'tiny-cnn')
    .option('--schemes <ids>', 'quantization schemes', 'lsq')
    .option('--methods <list>', `of ${methods.join(', ')}`, 'qat')
    .option('--bits <list>', 'widths: 4 for both, 4x8 for weights x activations', '4')
    .option('--seeds <list>', 'seeds', '1')
    .option('--epochs <n>', 'epochs of fine-tuning', String(defaultRecipe.tuneEpochs))
    .option('--float-epochs <n>', 'epochs of the FP32 training before it', String(defaultRecipe.floatEpochs))
    .option('--layer-bits <list>', 'widths of every layer, such as 8x8,4x4,2x2; instead of --bits')
    .option('--edge-layers <list>', `first and last layer: ${edgeLayers.join(', ')}`, 'same')
    .addOption(
      new Option('--set <owner.key=value>', 'a parameter: scheme.KEY=VALUE or network.KEY=VALUE; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .option(
      '--plan <file>',
      'JSON list of combinations; what an entry leaves out comes from the options above',
    )
    .option('--shard <i/n>', 'train only part i of n')
    .option('--out <file>', 'append results to this JSON Lines file and skip those it holds')
    .option(
      '--weights <folder>',
      'write a file of weights per training into this folder, for verify --weights',
    )
    .action(runExplore);
}

async function runExplore(options: ExploreOptions): Promise<void> {
  const configurations = plannedConfigurations(options);
  const { out, weights } = options;
  if (out !== undefined) prepareResultsFile(out);
  if (weights !== undefined) prepareFolder(weights);
  const summary = await explore({
    configurations,
    known: out === undefined ? [] : readResults(out),
    startTrainer: startNodeTrainer,
    onResult: (result, network) => {
      if (weights !== undefined && result.configuration.method !== 'float')
        keepWeights(weights, { result, network });
      if (out === undefined) printJson(result);
      else appendResult(out, result);
    },
    report: printLine,
    now: () => performance.now(),
  });
  if (out !== undefined) printJson({ ...summary, file: out });
  if (summary.failures.length > 0) process.exitCode = exitCodes.failure;
}

/** What the options ask for; a ProblemError for any that is wrong. */
function plannedConfigurations(options: ExploreOptions) {
  const flags = readAxes(options);
  const axes = options.plan === undefined ? [flags] : readPlan(options.plan, flags);
  for (const { dataset } of axes) datasetSources.get(dataset);
  const { index, count } = parseShard(options.shard ?? '1/1');
  return shard(expandAxes(axes), index, count);
}

function readAxes(options: ExploreOptions): Axes {
  const params = parseAssignments(options.set);
  return {
    dataset: options.dataset,
    network: options.network,
    networkParams: params.network,
    schemes: parseList(options.schemes, (id) => id),
    schemeParams: params.scheme,
    methods: parseList(options.methods, (text) => parseOption('methods', text, methods)),
    bits: parseList(options.bits, parseBitWidths),
    ...(options.layerBits !== undefined && { layerBits: parseAllLayerBits('layer-bits', options.layerBits) }),
    edgeLayers: parseList(options.edgeLayers, (text) => parseOption('edge-layers', text, edgeLayers)),
    seeds: parseList(options.seeds, (text) => parseInteger('seeds', text, limits.seed)),
    epochs: parseInteger('epochs', options.epochs, limits.epochs),
    floatEpochs: parseInteger('float-epochs', options.floatEpochs, limits.epochs),
  };
}
