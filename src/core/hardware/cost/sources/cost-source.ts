import type { ReferenceKey } from '../../../references';
import { type PrimitiveKind, primitiveKinds } from '../../primitives';
import { type KeyedNote, rowNotes } from './row-notes';

/**
 * `measured`: read in the source's table. `fit`: our formula through its table. `borrowed`: another source's row, named.
 * `assumed`: recalled, not checked against the publication.
 */
export type Provenance = 'measured' | 'fit' | 'borrowed' | 'assumed';

/** One quantity of one primitive: its rule over widths, where it comes from and for which widths that holds. */
export interface CostRow {
  /** The rule in words of a formula; a and b are widths in bits. */
  readonly formula: string;
  readonly source: ReferenceKey;
  readonly provenance: Provenance;
  readonly minimumBits: number;
  readonly maximumBits: number;
  value(bitsA: number, bitsB: number): number;
}

export interface PrimitiveRecipe {
  readonly energyPj: CostRow;
  readonly areaUm2: CostRow;
  readonly leakageUw: CostRow;
}

export interface PrimitiveCost {
  /** Dynamic energy of one operation. */
  readonly energyPj: number;
  readonly areaUm2: number;
  readonly leakageUw: number;
  /** Source and provenance of the energy; `recipe` has those of area and leakage. */
  readonly source: ReferenceKey;
  readonly provenance: Provenance;
  /** Which of its rows are recalled or asked for widths beyond their range. */
  readonly notes: readonly KeyedNote[];
}

interface SourceIdentity {
  readonly id: string;
  readonly nodeNm: number;
  readonly voltage: number;
  readonly references: readonly ReferenceKey[];
}

/** Energy of memories by a source's own rule instead of the tables that the others share. */
export interface OwnMemory {
  /** Energy in pJ of one access of so many bits to a memory of that capacity. */
  sramAccessPj(capacityBits: number, accessBits: number): number;
  readonly dramPjPerBit: number;
}

/** A complete declared recipe: every primitive, every borrowed row named, one node and voltage. */
export interface PrimitiveSource extends SourceIdentity {
  readonly kind: 'primitives';
  readonly recipe: Readonly<Record<PrimitiveKind, PrimitiveRecipe>>;
  readonly ownMemory: OwnMemory | null;
  /**
   * Cost of one primitive of the given widths. A multiplication with a 1-bit operand is a row of AND gates.
   * Widths are whole numbers from 1 to 1023; anything else is a RangeError.
   */
  price(kind: PrimitiveKind, bitsA: number, bitsB?: number): PrimitiveCost;
}

/** Measures whole designs, gate by gate, instead of adding up primitives. */
export interface NetlistSource extends SourceIdentity {
  readonly kind: 'netlists';
}

export type CostSource = PrimitiveSource | NetlistSource;

/** Far above any width of a datapath. */
const widthLimit = 1024;

type SourceDeclaration = Pick<PrimitiveSource, 'id' | 'nodeNm' | 'voltage' | 'recipe'> &
  Partial<Pick<PrimitiveSource, 'ownMemory'>>;

/** Makes a source of its recipe; the references are those of its rows. Prices are looked up once per width. */
export function createPrimitiveSource(declaration: SourceDeclaration): PrimitiveSource {
  const rows = Object.values(declaration.recipe).flatMap((recipe) => Object.values(recipe) as CostRow[]);
  const prices = new Map(primitiveKinds.map((kind) => [kind, new Map<number, PrimitiveCost>()]));
  const keyedNotes = new Map<string, KeyedNote>();
  // Prices of several widths share notes: equal notes as one object make them cheap to gather.
  const shared = (note: KeyedNote): KeyedNote => {
    const known = keyedNotes.get(note[0]);
    if (!known) keyedNotes.set(note[0], note);
    return known ?? note;
  };
  return {
    kind: 'primitives',
    ownMemory: null,
    ...declaration,
    references: [...new Set(rows.map(({ source }) => source))],
    price: (kind, bitsA, bitsB = 0) => {
      const ofKind = prices.get(kind) as Map<number, PrimitiveCost>;
      const key = bitsA * widthLimit + bitsB;
      const known = ofKind.get(key);
      if (known) return known;
      const priced = priceOf(declaration, kind, bitsA, bitsB);
      const price = { ...priced, notes: priced.notes.map(shared) };
      ofKind.set(key, price);
      return price;
    },
  };
}

function priceOf(
  declaration: SourceDeclaration,
  kind: PrimitiveKind,
  bitsA: number,
  bitsB: number,
): PrimitiveCost {
  const widths = kind === 'multiply' ? [bitsA, bitsB] : [bitsA];
  if (!widths.every((bits) => Number.isInteger(bits) && bits >= 1 && bits < widthLimit)) {
    throw new RangeError(`invalid widths of ${kind}: ${widths.join(', ')}`);
  }
  const narrow = Math.min(...widths);
  const wide = Math.max(...widths);
  if (kind === 'multiply' && narrow === 1) return priceOf(declaration, 'and', wide, 0);
  const recipe = declaration.recipe[kind];
  const { energyPj, areaUm2, leakageUw } = recipe;
  return {
    energyPj: energyPj.value(bitsA, bitsB),
    areaUm2: areaUm2.value(bitsA, bitsB),
    leakageUw: leakageUw.value(bitsA, bitsB),
    source: energyPj.source,
    provenance: energyPj.provenance,
    notes: rowNotes(declaration.id, kind, recipe, { narrow, wide }),
  };
}
