import { cellTable } from '../gates/cell-table';
import { type BlockName, blockNames } from '../gates/netlist';
import type { BlockFigures, PartFigures } from './measure-netlist';
import type { MeasuredFigures } from './measure-unit';
import type { PackedCurves } from './packed-curves';

/**
 * Figures of many units column by column, as a file has them: row i of every column belongs to `keys[i]`. Blocks that a
 * unit does not have are 0. Keys beyond the rows are of units that have the same netlist as another.
 */
export interface PackedFigures {
  readonly keys: readonly string[];
  /** The rows of the keys beyond. */
  readonly repeatedRows: readonly number[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** What `npm run calibrate` measures and a file keeps. */
export interface Calibration {
  /** How it was measured. */
  readonly recipe: Readonly<Record<string, string | number>>;
  readonly figures: PackedFigures;
  /** Of requantizers among the keys, how they follow the width of the mantissa. */
  readonly mantissas: PackedCurves;
}

const { leakageNw: flipFlopLeakageNw, areaUm2: flipFlopAreaUm2 } = cellTable['flip-flop'];
const flipFlopLeakageNwPerUm2 = flipFlopLeakageNw / flipFlopAreaUm2;

const significantDigits = 4;
/** An upper bound, and a small part of any report. */
const leakageDigits = 3;

type Blocks = MeasuredFigures['blocks'];
type Column = readonly [name: string, of: (figures: MeasuredFigures) => number];

const partQuantities = ['areaUm2', 'energyFj'] as const satisfies readonly (keyof PartFigures)[];

const unitColumns: readonly Column[] = [
  ['cells', ({ cells }) => cells],
  ['transistors', ({ transistors }) => transistors],
  ['delayPs', ({ delayPs }) => delayPs],
  ['latencyCycles', ({ latencyCycles }) => latencyCycles],
  ['clockFj', ({ energyFj }) => energyFj.clock],
  ['gates leakageNw', ({ blocks }) => gatesOf(blocks).leakageNw],
];

/** What is no flip-flop. Those are all alike: their area tells their leakage. */
function gatesOf(blocks: Blocks): Omit<PartFigures, 'energyFj'> {
  const all = Object.values(blocks);
  return {
    areaUm2: all.reduce((sum, block) => sum + block.areaUm2 - block.registers.areaUm2, 0),
    leakageNw: all.reduce((sum, block) => sum + block.leakageNw - block.registers.leakageNw, 0),
  };
}

/** Blocks of nothing else than flip-flops. */
const flipFlopBlocks: readonly BlockName[] = ['operand-registers', 'pipeline-registers'];

const blockColumns: readonly Column[] = blockNames.flatMap((block) => {
  const isFlipFlops = flipFlopBlocks.includes(block);
  const ofBlock = partQuantities.map(
    (quantity): Column => [`${block} ${quantity}`, ({ blocks }) => blocks[block]?.[quantity] ?? 0],
  );
  const ofRegisters = (isFlipFlops ? [] : partQuantities).map(
    (quantity): Column => [
      `${block} registers ${quantity}`,
      ({ blocks }) => blocks[block]?.registers[quantity] ?? 0,
    ],
  );
  return [...ofBlock, ...ofRegisters];
});

/** Numbers at four digits, leakage at three; equal rows once; columns in which nothing stands are left out. */
export function packFigures(
  rows: readonly (readonly [key: string, figures: MeasuredFigures])[],
): PackedFigures {
  const columns = [...unitColumns, ...blockColumns];
  const own: [key: string, values: readonly number[]][] = [];
  const repeated: [key: string, row: number][] = [];
  const places = new Map<string, number>();
  for (const [key, figures] of rows) {
    const values = columns.map(([name, of]) => Number(of(figures).toPrecision(digitsOf(name))));
    const place = places.get(values.join());
    if (place === undefined) places.set(values.join(), own.push([key, values]) - 1);
    else repeated.push([key, place]);
  }
  const packed = columns.map(([name], index) => [name, own.map(([, values]) => values[index] ?? 0)] as const);
  return {
    keys: [...own, ...repeated].map(([key]) => key),
    repeatedRows: repeated.map(([, row]) => row),
    columns: Object.fromEntries(packed.filter(([, values]) => values.some((value) => value !== 0))),
  };
}

function digitsOf(column: string): number {
  return column.endsWith('leakageNw') ? leakageDigits : significantDigits;
}

/**
 * Figures of the key at a place; totals of area, energy and leakage are those of the blocks. Leakage of gates is kept once
 * and lies in the blocks by their area.
 */
export function readFigures({ keys, repeatedRows, columns }: PackedFigures, place: number): MeasuredFigures {
  const row = repeatedRows[place - (keys.length - repeatedRows.length)] ?? place;
  const read = (name: string): number => columns[name]?.[row] ?? 0;
  const flipFlops = (prefix: string): PartFigures => {
    const areaUm2 = read(`${prefix} areaUm2`);
    return { areaUm2, energyFj: read(`${prefix} energyFj`), leakageNw: areaUm2 * flipFlopLeakageNwPerUm2 };
  };
  const blocks: Partial<Record<BlockName, BlockFigures>> = {};
  for (const name of blockNames) {
    const whole = flipFlops(name);
    if (whole.areaUm2 === 0) continue;
    blocks[name] = {
      ...whole,
      registers: flipFlopBlocks.includes(name) ? whole : flipFlops(`${name} registers`),
    };
  }
  return withTotals(withLeakage(blocks, read('gates leakageNw')), read);
}

function withLeakage(blocks: Blocks, leakageNw: number): Blocks {
  const nwPerUm2 = leakageNw / gatesOf(blocks).areaUm2;
  const leaking = Object.entries(blocks).map(([name, block]) => {
    const gatesUm2 = block.areaUm2 - block.registers.areaUm2;
    const ofGates = gatesUm2 === 0 ? 0 : gatesUm2 * nwPerUm2;
    return [name, { ...block, leakageNw: block.registers.leakageNw + ofGates }] as const;
  });
  return Object.fromEntries(leaking);
}

function withTotals(blocks: Blocks, read: (column: string) => number): MeasuredFigures {
  const all = Object.values(blocks);
  const total = (of: (block: BlockFigures) => number): number =>
    all.reduce((sum, block) => sum + of(block), 0);
  const clockFj = read('clockFj');
  return {
    cells: read('cells'),
    transistors: read('transistors'),
    areaUm2: total((block) => block.areaUm2),
    leakageNw: total((block) => block.leakageNw),
    delayPs: read('delayPs'),
    latencyCycles: read('latencyCycles'),
    energyFj: {
      combinational: total(({ energyFj, registers }) => energyFj - registers.energyFj),
      register: total(({ registers }) => registers.energyFj) - clockFj,
      clock: clockFj,
    },
    blocks,
  };
}
