import { type Command, Option } from 'commander';
import { allocators } from '../../src/core/allocation';
import type { AllocationRequest, AllocationResult } from '../../src/core/allocation/allocation-result';
import { targetBits } from '../../src/core/allocation/importance';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { accelerators } from '../../src/core/hardware/accelerators';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import { trainableNetworks } from '../../src/core/networks';
import { schemes } from '../../src/core/schemes';
import { nearestWidth } from '../../src/core/schemes/nearest-width';
import { datasetSources } from '../../src/data/datasets';
import { limits, parseInteger } from '../explore/parse-axis';
import { startNodeTrainer } from '../node-trainer';
import { printJson, printLine } from '../output';
import { type OwnedSpecs, parseSettings } from '../parse-settings';

interface AllocateOptions {
  readonly allocator: string;
  readonly network: string;
  readonly dataset: string;
  readonly scheme: string;
  readonly seed: string;
  readonly floatEpochs: string;
  readonly targetBits?: string;
  readonly accelerator: string;
  readonly set: readonly string[];
}

export function registerAllocate(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  program
    .command('allocate')
    .description('choose the widths of every layer, from training and validation images alone')
    .option('--allocator <id>', allocators.ids.join(', '), 'hawq')
    .option('--network <id>', 'network', 'tiny-cnn')
    .option('--dataset <id>', 'dataset', 'fashion-mnist')
    .option('--scheme <id>', 'quantization scheme', 'lsq')
    .option('--seed <n>', 'seed', '1')
    .option('--float-epochs <n>', 'epochs of the FP32 training before', String(defaultRecipe.floatEpochs))
    .option('--target-bits <n>', 'mean width to reach; the same as --set allocator.targetBits=N')
    .option('--accelerator <id>', 'machine whose energy may be weighed', defaultHardware.accelerator)
    .addOption(
      new Option(
        '--set <owner.key=value>',
        'a parameter of allocator, scheme, network or accelerator; repeatable',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .action(runAllocate);
}

async function runAllocate(options: AllocateOptions): Promise<void> {
  const request = allocationRequest(options);
  const trainer = await startNodeTrainer();
  const result = await trainer.allocate(request, {
    onProgress: ({ phase, epoch, epochs, validationAccuracyFraction }) => {
      if (validationAccuracyFraction === null) return;
      const percent = (100 * validationAccuracyFraction).toFixed(1);
      printLine(`${phase} epoch ${epoch}/${epochs}, validation ${percent} %`);
    },
    onEvaluation: (count) => {
      if (count % 10 === 0) printLine(`${count} widths scored`);
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    now: () => performance.now(),
  });
  printJson({ ...result, layerBits: layerBitsText(result) });
}

/** As `explore --layer-bits` and the link take it. */
function layerBitsText({ layers }: AllocationResult): string {
  return layers.map(({ weightBits, activationBits }) => `${weightBits}x${activationBits}`).join(',');
}

/** What the options ask for; a ProblemError for any that is wrong. */
export function allocationRequest(options: AllocateOptions): AllocationRequest {
  const allocator = allocators.get(options.allocator);
  const scheme = schemes.get(options.scheme);
  const network = trainableNetworks.get(options.network);
  const target =
    options.targetBits === undefined ? [] : [`allocator.${targetBits.key}=${options.targetBits}`];
  const owners: OwnedSpecs<'allocator' | 'scheme' | 'network' | 'accelerator'> = {
    allocator: allocator.params,
    scheme: scheme.params,
    network: network.params,
    accelerator: accelerators.get(options.accelerator).params,
  };
  const assigned = parseSettings([...target, ...options.set], owners, allocator.id);
  return {
    allocator: allocator.id,
    params: assigned.allocator,
    configuration: {
      dataset: datasetSources.get(options.dataset).id,
      network: network.id,
      networkParams: assigned.network,
      recipe: {
        ...defaultRecipe,
        floatEpochs: parseInteger('float-epochs', options.floatEpochs, limits.epochs),
      },
      method: 'ptq',
      quantization: {
        scheme: scheme.id,
        schemeParams: assigned.scheme,
        weightBits: nearestWidth(scheme, 'weights', 8),
        activationBits: nearestWidth(scheme, 'activations', 8),
        edgeLayers: 'same',
      },
      seed: parseInteger('seed', options.seed, limits.seed),
    },
    hardware: completeHardware({
      ...defaultHardware,
      accelerator: options.accelerator,
      acceleratorParams: assigned.accelerator,
    }),
  };
}
