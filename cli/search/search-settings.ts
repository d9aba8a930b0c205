import { checkWidth } from '../../src/core/explore/sweep/check-width';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { accelerators } from '../../src/core/hardware/accelerators';
import { costSourceIds } from '../../src/core/hardware/cost/sources/source-ids';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import { affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../src/core/networks';
import { schemes } from '../../src/core/schemes';
import type { Scheme } from '../../src/core/schemes/scheme';
import { datasetSources } from '../../src/data/datasets';
import { limits, parseInteger, parseList, parseOption } from '../explore/parse-axis';
import { parseSettings } from '../parse-settings';

export interface SearchOptions {
  readonly network: string;
  readonly dataset: string;
  readonly scheme: string;
  readonly bits: string;
  readonly seeds: string;
  readonly epochs: string;
  readonly floatEpochs: string;
  readonly accelerator: string;
  readonly placement: string;
  readonly source: string;
  readonly population: string;
  readonly generations: string;
  readonly survivors: string;
  readonly set: readonly string[];
  readonly out: string;
}

export interface SearchJob {
  /** Of the first seed; widths are without effect. */
  readonly configuration: TrainingConfiguration;
  readonly widths: Scheme['widths'];
  readonly seeds: readonly number[];
  readonly hardware: HardwareConfiguration;
  readonly population: number;
  readonly generations: number;
  readonly survivors: number;
}

/** What the options ask for; a ProblemError for any that is wrong. */
export function searchJob(options: SearchOptions): SearchJob {
  const scheme = schemes.get(options.scheme);
  const network = trainableNetworks.get(options.network);
  const owners = {
    scheme: scheme.params,
    network: network.params,
    accelerator: accelerators.get(options.accelerator).params,
  };
  const assigned = parseSettings(options.set, owners, 'search');
  const bits = parseList(options.bits, (text) => parseInteger('bits', text, { minimum: 1, maximum: 16 }));
  for (const width of bits) {
    checkWidth(scheme, 'weights', width);
    checkWidth(scheme, 'activations', width);
  }
  const seeds = parseList(options.seeds, (text) => parseInteger('seeds', text, limits.seed));
  const integer = (key: string, text: string, minimum: number) =>
    parseInteger(key, text, { minimum, maximum: 10_000 });
  return {
    configuration: {
      dataset: datasetSources.get(options.dataset).id,
      network: network.id,
      networkParams: assigned.network,
      recipe: {
        ...defaultRecipe,
        tuneEpochs: parseInteger('epochs', options.epochs, limits.epochs),
        floatEpochs: parseInteger('float-epochs', options.floatEpochs, limits.epochs),
      },
      method: 'qat',
      quantization: {
        scheme: scheme.id,
        schemeParams: assigned.scheme,
        weightBits: bits[0] ?? 0,
        activationBits: bits[0] ?? 0,
        edgeLayers: 'same',
      },
      seed: seeds[0] ?? 0,
    },
    widths: { weights: bits, activations: bits },
    seeds,
    hardware: completeHardware({
      ...defaultHardware,
      accelerator: options.accelerator,
      acceleratorParams: assigned.accelerator,
      placement: parseOption('placement', options.placement, affinePlacements),
      costSource: parseOption('--source', options.source, costSourceIds),
    }),
    population: integer('population', options.population, 2),
    generations: integer('generations', options.generations, 0),
    survivors: integer('survivors', options.survivors, 1),
  };
}
