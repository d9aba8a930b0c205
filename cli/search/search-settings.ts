import type { SearchJob } from '../../src/core/explore/search/search-job';
import { checkWidth } from '../../src/core/explore/sweep/check-width';
import { defaultRecipe, type Recipe } from '../../src/core/explore/training-configuration';
import { accelerators } from '../../src/core/hardware/accelerators';
import { costSourceIds } from '../../src/core/hardware/cost/sources/source-ids';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import { affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../src/core/networks';
import type { ParamValues } from '../../src/core/parameters/param-spec';
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
  const bits = parseWidths(options.bits, scheme);
  const [uniformBits = 0] = bits;
  const seeds = parseList(options.seeds, (text) => parseInteger('seeds', text, limits.seed));
  const counts = { minimum: 1, maximum: 10_000 };
  return {
    configuration: {
      dataset: datasetSources.get(options.dataset).id,
      network: network.id,
      networkParams: assigned.network,
      recipe: parseRecipe(options),
      method: 'qat',
      quantization: {
        scheme: scheme.id,
        schemeParams: assigned.scheme,
        weightBits: uniformBits,
        activationBits: uniformBits,
        edgeLayers: 'same',
      },
      seed: seeds[0] ?? 0,
    },
    widths: { weights: bits, activations: bits },
    seeds,
    hardware: parseHardware(options, assigned.accelerator),
    population: parseInteger('population', options.population, { ...counts, minimum: 2 }),
    generations: parseInteger('generations', options.generations, { ...counts, minimum: 0 }),
    survivors: parseInteger('survivors', options.survivors, counts),
  };
}

/** Ascending, each once. */
function parseWidths(text: string, scheme: Scheme): readonly number[] {
  const bits = parseList(text, (item) => parseInteger('bits', item, { minimum: 1, maximum: 16 }));
  for (const width of bits) {
    checkWidth(scheme, 'weights', width);
    checkWidth(scheme, 'activations', width);
  }
  return [...new Set(bits)].sort((left, right) => left - right);
}

function parseRecipe({ epochs, floatEpochs }: SearchOptions): Recipe {
  return {
    ...defaultRecipe,
    tuneEpochs: parseInteger('epochs', epochs, limits.epochs),
    floatEpochs: parseInteger('float-epochs', floatEpochs, limits.epochs),
  };
}

function parseHardware(options: SearchOptions, acceleratorParams: ParamValues): HardwareConfiguration {
  return completeHardware({
    ...defaultHardware,
    accelerator: options.accelerator,
    acceleratorParams,
    placement: parseOption('placement', options.placement, affinePlacements),
    costSource: parseOption('--source', options.source, costSourceIds),
  });
}
