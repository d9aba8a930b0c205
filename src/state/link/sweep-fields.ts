import { allocatorIds } from '../../core/allocation/allocator-ids';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../core/networks';
import { excerpt } from '../../core/parameters/parse-params';
import { problem } from '../../core/problem';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { SweepQuestion } from '../app-state';
import { defaultSweep } from '../defaults';
import { type LinkField, type LinkTable, numberField, switchField } from './link-field';

const epochLimits = { kind: 'integer', minimum: 1, maximum: 200 } as const;
const maximumSeeds = 20;
const seedOptions = { minimum: 0, maximum: 999_999_999 };
const widths = [...new Set(schemes.all.flatMap((scheme) => scheme.widths.weights))];

/** What the screen of experiments tries; its keys begin with `try-`. */
export const sweepTable: LinkTable<SweepQuestion> = [
  idsField('try-datasets', 'datasets', datasetSources.ids),
  idsField('try-networks', 'networks', trainableNetworks.ids),
  idsField('try-schemes', 'schemes', schemes.ids),
  idsField('try-methods', 'methods', ['ptq', 'qat']),
  numbersField('try-bits', 'widths', (value) => widths.includes(value), widths.join(', ')),
  idsField('try-allocators', 'allocators', allocatorIds),
  numbersField(
    'try-seeds',
    'seeds',
    (value) => value >= seedOptions.minimum && value <= seedOptions.maximum,
    `${seedOptions.minimum} to ${seedOptions.maximum}`,
  ),
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
  idsField('try-machines', 'accelerators', acceleratorDeclarations.ids),
  idsField('try-placements', 'placements', affinePlacements),
];

type IdLists = Pick<
  SweepQuestion,
  'datasets' | 'networks' | 'schemes' | 'methods' | 'allocators' | 'accelerators' | 'placements'
>;

/** `try-schemes=lsq,pact`: what exists is kept, the first that does not is named; empty for none. */
function idsField<Name extends keyof IdLists>(
  key: string,
  name: Name,
  options: IdLists[Name],
): LinkField<SweepQuestion> {
  return listField(
    key,
    name,
    (text) => (options as readonly string[]).find((option) => option === text),
    options.join(', '),
  );
}

function numbersField(
  key: string,
  name: 'widths' | 'seeds',
  isOption: (value: number) => boolean,
  options: string,
): LinkField<SweepQuestion> {
  return listField(
    key,
    name,
    (text) => (/^\d{1,9}$/.test(text) && isOption(Number(text)) ? Number(text) : undefined),
    options,
  );
}

function listField<Name extends keyof SweepQuestion>(
  key: string,
  name: Name,
  parse: (text: string) => string | number | undefined,
  options: string,
): LinkField<SweepQuestion> {
  const textOf = (part: SweepQuestion): string => (part[name] as readonly (string | number)[]).join(',');
  return {
    key,
    read: (text, part) => {
      const texts = [...new Set(text.split(','))].filter((each) => each !== '').slice(0, maximumSeeds * 2);
      const values = texts.map(parse);
      const wrong = texts.find((_, index) => values[index] === undefined);
      return {
        part: { ...part, [name]: values.filter((value) => value !== undefined) },
        problems:
          wrong === undefined ? [] : [problem('not-an-option', { key, options, value: excerpt(wrong) })],
      };
    },
    write: (part) => (textOf(part) === textOf(defaultSweep) ? null : textOf(part)),
  };
}
