import type { StorageElement } from '../../memory/storage-elements';
import { buildDatapath, type Datapath } from '../../placements/build-datapath';
import type { PrimitiveKind } from '../../primitives';
import type { PrimitiveSource } from '../sources/cost-source';
import type { KeyedNote } from '../sources/row-notes';
import { createPartList } from './part-list';
import { placementNotes } from './placement-notes';
import type { PricedDatapath, SourcePricing } from './source-pricing';

/** Adds up the prices of the primitives that a datapath consists of. */
export function primitivePricing(source: PrimitiveSource): SourcePricing {
  const bit = (kind: PrimitiveKind): StorageElement => source.price(kind, 1);
  return {
    datapath: ({ layer, products, addendBits }, options) => {
      const datapath = priced(source, buildDatapath(layer, products, options, addendBits));
      return { ...datapath, notes: [...datapath.notes, ...placementNotes(options)] };
    },
    gate: bit('and'),
    storage: { register: bit('register'), multiplexer: bit('mux') },
    ownMemory: source.ownMemory,
    uncertainty: { low: 1, high: 1 },
  };
}

function priced(source: PrimitiveSource, { uses, ...datapath }: Datapath): PricedDatapath {
  const list = createPartList();
  const notes = new Map<string, KeyedNote>();
  for (const { component, kind, bitsA, bitsB, unit, rate, count, cycles = 1 } of uses) {
    const price = source.price(kind, bitsA, bitsB);
    list.add({ component, unit, rate }, { ...price, energyPj: price.energyPj * cycles }, count);
    for (const note of price.notes) notes.set(note[0], note);
  }
  return { ...datapath, parts: list.parts(), notes: [...notes.values()] };
}
