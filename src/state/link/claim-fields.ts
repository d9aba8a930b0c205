import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { costSourceIds } from '../../core/hardware/cost/sources/source-ids';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { claimWidths, maximumEpochs } from '../experiment-limits';
import type { ReproductionQuestion } from '../reproduction-state';
import { defaultReproduction } from '../slices/reproduction-slice';
import { choiceField, type LinkTable, numberField } from './link-field';
import { optionsField, seedsField } from './list-field';

const epochLimits = { kind: 'integer', minimum: 1, maximum: maximumEpochs } as const;

/** On what the paper's claim is tested; its keys begin with `claim-`. */
export const claimTable: LinkTable<ReproductionQuestion> = [
  optionsField('claim-datasets', datasetSources.ids, defaultReproduction, {
    get: ({ datasets }) => datasets,
    set: (part, datasets) => ({ ...part, datasets }),
  }),
  optionsField('claim-networks', trainableNetworks.ids, defaultReproduction, {
    get: ({ networks }) => networks,
    set: (part, networks) => ({ ...part, networks }),
  }),
  optionsField('claim-bits', claimWidths, defaultReproduction, {
    get: ({ bits }) => bits,
    set: (part, bits) => ({ ...part, bits }),
  }),
  seedsField('claim-seeds', defaultReproduction, {
    get: ({ seeds }) => seeds,
    set: (part, seeds) => ({ ...part, seeds }),
  }),
  numberField({ key: 'claim-epochs', ...epochLimits }, defaultReproduction, {
    get: ({ epochs }) => epochs,
    set: (part, epochs) => ({ ...part, epochs }),
  }),
  numberField({ key: 'claim-float-epochs', ...epochLimits }, defaultReproduction, {
    get: ({ floatEpochs }) => floatEpochs,
    set: (part, floatEpochs) => ({ ...part, floatEpochs }),
  }),
  optionsField('claim-machines', acceleratorDeclarations.ids, defaultReproduction, {
    get: ({ machines }) => machines,
    set: (part, machines) => ({ ...part, machines }),
  }),
  choiceField('claim-source', costSourceIds, defaultReproduction, {
    get: ({ costSource }) => costSource,
    set: (part, costSource) => ({ ...part, costSource }),
  }),
];
