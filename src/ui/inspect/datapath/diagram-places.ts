import type {
  DrawnBlock,
  DrawnUnit,
  DrawnUnitKind,
  OperandSide,
} from '../../../core/hardware/datapath-view/drawing';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaidOutUnit extends Box {
  readonly unit: DrawnUnit;
  readonly blocks: readonly LaidOutBlock[];
}

export interface LaidOutBlock extends Box {
  readonly block: DrawnBlock;
}

/** A vertical line from the lower edge of one thing to the upper edge of another. */
export interface LaidOutWire {
  readonly x: number;
  readonly fromY: number;
  readonly toY: number;
  readonly bits: number;
}

export const sizes = {
  pad: 8,
  header: 26,
  port: 20,
  block: 60,
  wire: 24,
  betweenUnits: 30,
} as const;

/** Where the way of a sum passes what stands beside it, as a share of the width, and where that begins. */
export const bypass = { way: 0.16, beside: 0.3 } as const;

/** Stands beside the way of the sum in an output stage. */
export const besideSum: readonly string[] = ['operand-registers', 'input-sum'];

export function hasOwnPorts(kind: DrawnUnitKind): boolean {
  return kind !== 'output-stage';
}

/** What hands a column the words of an operand, if they do not come from outside. */
export function feederOf(side: 'weights' | 'inputs', all: readonly LaidOutUnit[]): LaidOutUnit | undefined {
  const kinds = side === 'weights' ? ['weight-recoder'] : ['input-port', 'input-recoder'];
  return all.find(({ unit }) => kinds.includes(unit.kind));
}

interface Room {
  readonly y: number;
  readonly width: number;
  readonly hasPorts: boolean;
}

/** A frame with its blocks in rows. */
export function layOutUnit(unit: DrawnUnit, { y, width, hasPorts }: Room): LaidOutUnit {
  const isBeside = unit.kind === 'input-sum';
  const x = isBeside ? width * bypass.beside : 0;
  const inner = { x: x + sizes.pad, width: width - x - 2 * sizes.pad };
  const first = y + sizes.header + (hasPorts ? sizes.port : 0) + sizes.wire;
  const rows = rowsOf(unit);
  const blocks = rows.flatMap((row, index) => {
    const top = first + index * (sizes.block + sizes.wire);
    return row.map(
      (block, place): LaidOutBlock => ({
        block,
        ...cellOf(unit, block, { inner, count: row.length, place, width }),
        y: top,
        height: sizes.block,
      }),
    );
  });
  const height = first - y + rows.length * (sizes.block + sizes.wire) - sizes.wire + sizes.pad;
  return { unit, blocks, x, y, width: width - x, height };
}

/** Lanes have blocks side by side, and recoders theirs on the side of their operand. */
function hasSides(kind: DrawnUnitKind): boolean {
  return kind === 'column' || kind === 'weight-recoder' || kind === 'input-recoder';
}

function rowsOf({ kind, blocks }: DrawnUnit): readonly (readonly DrawnBlock[])[] {
  if (!hasSides(kind)) return blocks.map((block) => [block]);
  const rows = new Map<number, DrawnBlock[]>();
  for (const block of blocks) rows.set(block.row, [...(rows.get(block.row) ?? []), block]);
  return [...rows.values()].flatMap(withControlBelow);
}

/** Both operands enter the block beside it, over the whole width. */
function withControlBelow(row: readonly DrawnBlock[]): readonly (readonly DrawnBlock[])[] {
  const controls = row.filter(isControl);
  if (controls.length === 0 || controls.length === row.length) return [row];
  return [row.filter((block) => !isControl(block)), controls];
}

function isControl({ name }: Pick<DrawnBlock, 'name'>): boolean {
  return name === 'control';
}

interface CellRoom {
  readonly inner: { readonly x: number; readonly width: number };
  readonly count: number;
  readonly place: number;
  readonly width: number;
}

function cellOf(
  { kind }: DrawnUnit,
  { name, side }: DrawnBlock,
  { inner, count, place, width }: CellRoom,
): { readonly x: number; readonly width: number } {
  if (kind === 'output-stage' && besideSum.includes(name)) {
    const x = width * bypass.beside;
    return { x, width: inner.x + inner.width - x };
  }
  const isWhole = count === 1 && side === 'both' && !isControl({ name });
  if (!hasSides(kind) || isWhole) return inner;
  const cells = Math.max(2, count);
  const cellWidth = (inner.width - (cells - 1) * sizes.pad) / cells;
  const position = count > 1 ? place : side === 'weights' ? 0 : 1;
  return { x: inner.x + position * (cellWidth + sizes.pad), width: cellWidth };
}

/** Ways of words, as shares of the width. */
export const shares: Readonly<Record<OperandSide, number>> = { weights: 0.25, both: 0.5, inputs: 0.75 };

/** The middle of what stands in a unit of one way. */
export function insideX(kind: DrawnUnitKind, width: number): number {
  return kind === 'input-sum' ? width * (bypass.beside + (1 - bypass.beside) / 2) : width * shares.inputs;
}

/** Where what leaves a unit begins. */
export function lowerEdge(unit: LaidOutUnit | undefined): number {
  const last = unit?.blocks.at(-1);
  return last ? last.y + last.height : 0;
}
