import type { Net } from './netlist';

/** Finds cells by kind and inputs: a hash table with open addressing, which keys of text would slow down by half. */
export interface CellIndex {
  /** Number of the cell; -1 where none of this kind has these inputs. */
  find(kind: number, a: Net, b: Net, c: Net): number;
  add(cell: number, kind: number, a: Net, b: Net, c: Net): void;
}

const entrySize = 5;

/** An index without cells. */
export function createCellIndex(): CellIndex {
  let capacity = 1024;
  let count = 0;
  let entries = new Int32Array(entrySize * capacity).fill(-1);
  /** Where the cell is, or the empty place where it would be. */
  const placeOf = (kind: number, a: Net, b: Net, c: Net): number => {
    let slot = hashOf(kind, a, b, c) & (capacity - 1);
    for (;;) {
      const place = entrySize * slot;
      const isSame =
        entries[place + 1] === kind &&
        entries[place + 2] === a &&
        entries[place + 3] === b &&
        entries[place + 4] === c;
      if (isSame || entries[place] === -1) return place;
      slot = (slot + 1) & (capacity - 1);
    }
  };
  const put = (cell: number, kind: number, a: Net, b: Net, c: Net): void => {
    const place = placeOf(kind, a, b, c);
    entries[place] = cell;
    entries[place + 1] = kind;
    entries[place + 2] = a;
    entries[place + 3] = b;
    entries[place + 4] = c;
  };
  const grow = (): void => {
    const before = entries;
    const entry = (place: number): number => before[place] as number;
    capacity *= 4;
    entries = new Int32Array(entrySize * capacity).fill(-1);
    for (let place = 0; place < before.length; place += entrySize) {
      if (before[place] === -1) continue;
      put(entry(place), entry(place + 1), entry(place + 2), entry(place + 3), entry(place + 4));
    }
  };
  return {
    find: (kind, a, b, c) => entries[placeOf(kind, a, b, c)] as number,
    add: (cell, kind, a, b, c) => {
      if (2 * ++count > capacity) grow();
      put(cell, kind, a, b, c);
    },
  };
}

function hashOf(kind: number, a: Net, b: Net, c: Net): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}
