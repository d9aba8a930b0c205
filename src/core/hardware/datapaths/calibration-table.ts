import { type BlockName, blockNames } from '../gates/netlist';
import type { BlockFigures, PartFigures } from './measure-netlist';
import type { MeasuredFigures } from './measure-unit';

/**
 * Figures of many units column by column, as a file has them: row i of every column belongs to `keys[i]`. Blocks that a
 * unit does not have are 0.
 */
export interface PackedFigures {
  readonly keys: readonly string[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** What `npm run calibrate` measures and a file keeps. */
export interface Calibration {
  /** How it was measured. */
  readonly recipe: Readonly<Record<string, string | number>>;
  readonly figures: PackedFigures;
}

const significantDigits = 4;

type Column = readonly [name: string, of: (figures: MeasuredFigures) => number];

const partQuantities = ['areaUm2', 'energyFj', 'leakageNw'] as const satisfies readonly (keyof PartFigures)[];

const unitColumns: readonly Column[] = [
  ['cells', ({ cells }) => cells],
  ['transistors', ({ transistors }) => transistors],
  ['delayPs', ({ delayPs }) => delayPs],
  ['latencyCycles', ({ latencyCycles }) => latencyCycles],
  ['combinationalFj', ({ energyFj }) => energyFj.combinational],
  ['registerFj', ({ energyFj }) => energyFj.register],
  ['clockFj', ({ energyFj }) => energyFj.clock],
  ['zeroDelayFj', ({ zeroDelayFj }) => zeroDelayFj],
];

const blockColumns: readonly Column[] = blockNames.flatMap((block) =>
  partQuantities.flatMap((quantity): readonly Column[] => [
    [`${block} ${quantity}`, ({ blocks }) => blocks[block]?.[quantity] ?? 0],
    [`${block} registers ${quantity}`, ({ blocks }) => blocks[block]?.registers[quantity] ?? 0],
  ]),
);

/** Numbers at four digits; columns in which nothing stands are left out. */
export function packFigures(
  rows: readonly (readonly [key: string, figures: MeasuredFigures])[],
): PackedFigures {
  const packed = [...unitColumns, ...blockColumns].map(
    ([name, of]) => [name, rows.map(([, figures]) => rounded(of(figures)))] as const,
  );
  return {
    keys: rows.map(([key]) => key),
    columns: Object.fromEntries(packed.filter(([, values]) => values.some((value) => value !== 0))),
  };
}

/** One row of packed figures; totals of area and leakage are those of the blocks. */
export function readFigures({ columns }: PackedFigures, row: number): MeasuredFigures {
  const read = (name: string): number => columns[name]?.[row] ?? 0;
  const part = (prefix: string): PartFigures => ({
    areaUm2: read(`${prefix} areaUm2`),
    energyFj: read(`${prefix} energyFj`),
    leakageNw: read(`${prefix} leakageNw`),
  });
  const blocks: Partial<Record<BlockName, BlockFigures>> = {};
  let [areaUm2, leakageNw] = [0, 0];
  for (const name of blockNames) {
    const block = part(name);
    if (block.areaUm2 === 0) continue;
    blocks[name] = { ...block, registers: part(`${name} registers`) };
    areaUm2 += block.areaUm2;
    leakageNw += block.leakageNw;
  }
  return {
    cells: read('cells'),
    transistors: read('transistors'),
    areaUm2,
    leakageNw,
    delayPs: read('delayPs'),
    latencyCycles: read('latencyCycles'),
    energyFj: {
      combinational: read('combinationalFj'),
      register: read('registerFj'),
      clock: read('clockFj'),
    },
    zeroDelayFj: read('zeroDelayFj'),
    blocks,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(significantDigits));
}
