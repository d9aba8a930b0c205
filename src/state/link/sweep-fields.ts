import { allocatorIds } from '../../core/allocation/allocator-ids';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../core/networks';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { SweepQuestion } from '../app-state';
import { defaultSweep } from '../defaults';
import { maximumEpochs } from '../experiment-limits';
import { type LinkField, type LinkTable, numberField, switchField } from './link-field';
import { optionsField, seedsField } from './list-field';

const epochLimits = { kind: 'integer', minimum: 1, maximum: maximumEpochs } as const;
const widths = [...new Set(schemes.all.flatMap((scheme) => scheme.widths.weights))];

/** What the screen of experiments tries; its keys begin with `try-`. */
export const sweepTable: LinkTable<SweepQuestion> = [
  namedField('try-datasets', 'datasets', datasetSources.ids),
  namedField('try-networks', 'networks', trainableNetworks.ids),
  namedField('try-schemes', 'schemes', schemes.ids),
  namedField('try-methods', 'methods', ['ptq', 'qat']),
  namedField('try-bits', 'widths', widths),
  namedField('try-allocators', 'allocators', allocatorIds),
  seedsField('try-seeds', defaultSweep, {
    get: ({ seeds }) => seeds,
    set: (part, seeds) => ({ ...part, seeds }),
  }),
  switchField('try-control', defaultSweep, {
    get: ({ hasControl }) => hasControl,
    set: (part, hasControl) => ({ ...part, hasControl }),
  }),
  numberField({ key: 'try-epochs', ...epochLimits }, defaultSweep, {
    get: ({ epochs }) => epochs,
    set: (part, epochs) => ({ ...part, epochs }),
  }),
  numberField({ key: 'try-float-epochs', ...epochLimits }, defaultSweep, {
    get: ({ floatEpochs }) => floatEpochs,
    set: (part, floatEpochs) => ({ ...part, floatEpochs }),
  }),
  switchField('try-again', defaultSweep, {
    get: ({ trainsAgain }) => trainsAgain,
    set: (part, trainsAgain) => ({ ...part, trainsAgain }),
  }),
  namedField('try-machines', 'accelerators', acceleratorDeclarations.ids),
  namedField('try-placements', 'placements', affinePlacements),
];

type Lists = Pick<
  SweepQuestion,
  'datasets' | 'networks' | 'schemes' | 'methods' | 'widths' | 'allocators' | 'accelerators' | 'placements'
>;

function namedField<Name extends keyof Lists>(
  key: string,
  name: Name,
  options: Lists[Name],
): LinkField<SweepQuestion> {
  return optionsField<SweepQuestion, string | number>(key, options, defaultSweep, {
    get: (part) => part[name],
    set: (part, values) => ({ ...part, [name]: values }),
  });
}
