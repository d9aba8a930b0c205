import { cellOf } from './cell-table';
import { type BlockName, blockNames, type Netlist } from './netlist';

/** What stands on the chip, whatever it computes. */
export interface CellFacts {
  readonly cells: number;
  readonly transistors: number;
  readonly areaUm2: number;
  readonly leakageNw: number;
}

export interface NetlistFacts extends CellFacts {
  readonly flipFlops: number;
  /** Only blocks that have cells. */
  readonly blocks: Readonly<Partial<Record<BlockName, BlockFacts>>>;
}

export interface BlockFacts extends CellFacts {
  /** The flip-flops among the cells. */
  readonly registers: CellFacts;
}

const nothing: CellFacts = { cells: 0, transistors: 0, areaUm2: 0, leakageNw: 0 };

/** Sums over all cells, and over those of every block, of the figures of the cell table. */
export function netlistFacts({ kinds, blocks: cellBlocks, flipFlopCount }: Netlist): NetlistFacts {
  const blocks: Partial<Record<BlockName, BlockFacts>> = {};
  let whole = nothing;
  for (const [cell, kind] of kinds.entries()) {
    const { transistors, areaUm2, leakageNw } = cellOf(kind);
    const own = { cells: 1, transistors, areaUm2, leakageNw };
    const block = blockNames[cellBlocks[cell] as number] as BlockName;
    whole = added(whole, own);
    const { registers, ...before } = blocks[block] ?? { ...nothing, registers: nothing };
    blocks[block] = {
      ...added(before, own),
      registers: cell < flipFlopCount ? added(registers, own) : registers,
    };
  }
  return { ...whole, flipFlops: flipFlopCount, blocks };
}

function added(left: CellFacts, right: CellFacts): CellFacts {
  return {
    cells: left.cells + right.cells,
    transistors: left.transistors + right.transistors,
    areaUm2: left.areaUm2 + right.areaUm2,
    leakageNw: left.leakageNw + right.leakageNw,
  };
}
