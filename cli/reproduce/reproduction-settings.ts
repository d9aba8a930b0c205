import type { ReproductionPlan } from '../../src/core/explore/reproduce/reproduction-plan';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { acceleratorDeclarations } from '../../src/core/hardware/accelerators/declarations';
import { costSourceIds } from '../../src/core/hardware/cost/sources/source-ids';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { defaultHardware } from '../../src/core/hardware/hardware-controls';
import { trainableNetworks } from '../../src/core/networks';
import { datasetSources } from '../../src/data/datasets';
import { limits, parseInteger, parseList, parseOption } from '../explore/parse-axis';

export interface ReproduceOptions {
  readonly out: string;
  readonly quick?: true;
  readonly datasets?: string;
  readonly networks?: string;
  readonly bits?: string;
  readonly seeds?: string;
  readonly epochs?: string;
  readonly floatEpochs?: string;
  readonly machines?: string;
  readonly source: string;
  readonly shard: string;
  readonly train: boolean;
  readonly gallery?: true;
}

export interface ReproductionSettings {
  readonly plan: ReproductionPlan;
  readonly machines: readonly string[];
  readonly hardware: HardwareConfiguration;
}

const fullPlan: ReproductionPlan = {
  datasets: datasetSources.ids,
  networks: trainableNetworks.ids,
  bits: [2, 3, 4],
  seeds: [1, 2, 3],
  epochs: defaultRecipe.tuneEpochs,
  floatEpochs: defaultRecipe.floatEpochs,
};

const quickPlan: ReproductionPlan = {
  datasets: ['fashion-mnist'],
  networks: ['tiny-cnn'],
  bits: [2],
  seeds: [1, 2, 3],
  epochs: 1,
  floatEpochs: 1,
};

const widths = { minimum: 2, maximum: 8 };

/** What the options ask for; a ProblemError for any that is wrong. */
export function reproductionSettings(options: ReproduceOptions): ReproductionSettings {
  const plan = options.quick ? quickPlan : fullPlan;
  const machines = options.quick ? [defaultHardware.accelerator] : acceleratorDeclarations.ids;
  const listOr = <Item>(
    text: string | undefined,
    parse: (item: string) => Item,
    otherwise: readonly Item[],
  ) => (text === undefined ? otherwise : parseList(text, parse));
  const epochsOr = (key: string, text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : parseInteger(key, text, limits.epochs);
  return {
    plan: {
      datasets: listOr(options.datasets, (id) => datasetSources.get(id).id, plan.datasets),
      networks: listOr(options.networks, (id) => trainableNetworks.get(id).id, plan.networks),
      bits: listOr(options.bits, (text) => parseInteger('bits', text, widths), plan.bits),
      seeds: listOr(options.seeds, (text) => parseInteger('seeds', text, limits.seed), plan.seeds),
      epochs: epochsOr('epochs', options.epochs, plan.epochs),
      floatEpochs: epochsOr('float-epochs', options.floatEpochs, plan.floatEpochs),
    },
    machines: listOr(options.machines, (id) => acceleratorDeclarations.get(id).id, machines),
    hardware: { ...defaultHardware, costSource: parseOption('--source', options.source, costSourceIds) },
  };
}
