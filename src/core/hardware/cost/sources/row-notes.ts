import type { PrimitiveKind } from '../../primitives';
import type { CostNote } from '../cost-report';
import type { CostRow, PrimitiveRecipe } from './cost-source';

/** A note under the key that tells it from others of its report. */
export type KeyedNote = readonly [key: string, note: CostNote];

const quantities = ['energyPj', 'areaUm2', 'leakageUw'] as const;
const names = { energyPj: 'energy', areaUm2: 'area', leakageUw: 'leakage' } as const;

/**
 * What a reader must know of one price: which of its rows are recalled, and which are asked for widths from `narrow` to
 * `wide` that their range does not hold. Rows of one range or one reference share a note.
 */
export function rowNotes(
  source: string,
  primitive: PrimitiveKind,
  recipe: PrimitiveRecipe,
  { narrow, wide }: { readonly narrow: number; readonly wide: number },
): readonly KeyedNote[] {
  const beyond = (row: CostRow) => narrow < row.minimumBits || wide > row.maximumBits;
  const ranges = joined(recipe, beyond, ({ minimumBits, maximumBits }) => ({ minimumBits, maximumBits }));
  const recalled = joined(
    recipe,
    ({ provenance }) => provenance === 'assumed',
    ({ source: reference }) => ({ reference }),
  );
  const note = (code: string) => (about: About) => {
    const parameters = { source, primitive, ...about };
    return [`${code} ${JSON.stringify(parameters)}`, { code, parameters }] as const;
  };
  return [...ranges.map(note('extrapolated-widths')), ...recalled.map(note('assumed-row'))];
}

type About = Readonly<Record<string, string | number>>;

function joined(
  recipe: PrimitiveRecipe,
  concerns: (row: CostRow) => boolean,
  aboutOf: (row: CostRow) => About,
): readonly About[] {
  const groups = new Map<string, { about: About; quantities: string[] }>();
  for (const quantity of quantities.filter((each) => concerns(recipe[each]))) {
    const about = aboutOf(recipe[quantity]);
    const key = JSON.stringify(about);
    const group = groups.get(key) ?? { about, quantities: [] };
    group.quantities.push(names[quantity]);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group.about, quantities: group.quantities.join(', ') }));
}
