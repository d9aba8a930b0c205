import { type Command, Option } from 'commander';
import type { CostNote, CostReport } from '../../src/core/hardware/cost/cost-report';
import { evaluateCost } from '../../src/core/hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import { printJson, printLine } from '../output';
import { costSettings } from './cost-settings';
import { plannedLayers } from './planned-layers';

interface CostOptions {
  readonly network: string;
  readonly dataset: string;
  readonly accelerator: string;
  readonly scheme: string;
  readonly weightBits: string;
  readonly activationBits: string;
  readonly edgeLayers: string;
  readonly placement: string;
  readonly source: string;
  readonly set: readonly string[];
}

export function registerCost(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  program
    .command('cost')
    .description('cycles, accesses, energy and area of one inference, without training')
    .option('--network <id|file.json>', 'a network, or a file of layers', 'tiny-cnn')
    .option('--dataset <id>', 'dataset that gives a network its image size', 'fashion-mnist')
    .option('--accelerator <id>', 'accelerator', defaultHardware.accelerator)
    .option('--scheme <id>', 'quantization scheme', 'lsq')
    .option('--weight-bits <n>', 'width of weights', '4')
    .option('--activation-bits <n>', 'width of activations', '4')
    .option('--edge-layers <choice>', 'first and last layer: same, eight-bit', 'same')
    .option('--placement <id>', 'where scale and offset are applied', defaultHardware.placement)
    .option('--source <id>', 'source of energies and areas', defaultHardware.costSource)
    .addOption(
      new Option('--set <key=value>', 'any parameter of accelerator, hardware, scheme or network; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .action((options: CostOptions) => {
      const { hardware, report } = costOf(options);
      const { notes, ...figures } = report;
      for (const note of notes) printLine(noteLine(note));
      printJson({
        ...figures,
        technology: { nodeNm: Number(hardware.nodeNm), supplyVolts: hardware.supplyVolts },
      });
    });
}

/** The costs asked for; a ProblemError for any option that is wrong. */
function costOf(options: CostOptions): {
  readonly hardware: HardwareConfiguration;
  readonly report: CostReport;
} {
  const settings = costSettings(options);
  const { hardware } = settings;
  return { hardware, report: evaluateCost(plannedLayers(options, settings), hardware) };
}

/** What a reader must know of the figures: its code and parameters, as docs/cost-model.md explains them. */
function noteLine({ code, parameters }: CostNote): string {
  const details = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
  return ['note:', code, ...details].join(' ');
}
