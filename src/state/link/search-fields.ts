import { trainableNetworks } from '../../core/networks';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import { maximumEpochs, searchLimits } from '../experiment-limits';
import type { SearchQuestion } from '../search-state';
import { defaultSearch } from '../slices/search-slice';
import { choiceField, type LinkField, type LinkTable, numberField } from './link-field';
import { optionsField, seedsField } from './list-field';

const epochLimits = { minimum: 1, maximum: maximumEpochs };
const widths = [...new Set(schemes.all.flatMap((scheme) => scheme.widths.weights))].sort(
  (left, right) => left - right,
);

/** What is searched; its keys begin with `search-`. */
export const searchTable: LinkTable<SearchQuestion> = [
  chosenField('search-dataset', 'dataset', datasetSources.ids),
  chosenField('search-network', 'network', trainableNetworks.ids),
  chosenField('search-scheme', 'scheme', schemes.ids),
  optionsField('search-bits', widths, defaultSearch, {
    get: ({ bits }) => bits,
    set: (part, bits) => ({ ...part, bits }),
  }),
  seedsField('search-seeds', defaultSearch, {
    get: ({ seeds }) => seeds,
    set: (part, seeds) => ({ ...part, seeds }),
  }),
  countField('search-epochs', 'epochs', epochLimits),
  countField('search-float-epochs', 'floatEpochs', epochLimits),
  countField('search-population', 'population', searchLimits.population),
  countField('search-generations', 'generations', searchLimits.generations),
  countField('search-survivors', 'survivors', searchLimits.survivors),
];

function chosenField(
  key: string,
  name: 'dataset' | 'network' | 'scheme',
  options: readonly string[],
): LinkField<SearchQuestion> {
  return choiceField(key, options, defaultSearch, {
    get: (part) => part[name],
    set: (part, value) => ({ ...part, [name]: value }),
  });
}

function countField(
  key: string,
  name: 'epochs' | 'floatEpochs' | 'population' | 'generations' | 'survivors',
  limits: { readonly minimum: number; readonly maximum: number },
): LinkField<SearchQuestion> {
  return numberField({ key, kind: 'integer', ...limits }, defaultSearch, {
    get: (part) => part[name],
    set: (part, value) => ({ ...part, [name]: value }),
  });
}
