import { cellTable } from '../gates/cell-table';
import { type BlockName, blockNames } from '../gates/netlist';
import type { BlockFigures, PartFigures } from './measure-netlist';
import type { MeasuredFigures } from './measure-unit';
import type { PackedCurves } from './packed-curves';

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
  /** Of requantizers among the keys, how they follow the width of the mantissa. */
  readonly mantissas: PackedCurves;
}

const { leakageNw: flipFlopLeakageNw, areaUm2: flipFlopAreaUm2 } = cellTable['flip-flop'];
const flipFlopLeakageNwPerUm2 = flipFlopLeakageNw / flipFlopAreaUm2;

const significantDigits = 4;
/** An upper bound, and a small part of any report. */
const leakageDigits = 3;

type Column = readonly [name: string, of: (figures: MeasuredFigures) => number];

const partQuantities = ['areaUm2', 'energyFj', 'leakageNw'] as const satisfies readonly (keyof PartFigures)[];
/** Flip-flops are all alike: their area tells their leakage. */
const registerQuantities = ['areaUm2', 'energyFj'] as const;

const unitColumns: readonly Column[] = [
  ['cells', ({ cells }) => cells],
  ['transistors', ({ transistors }) => transistors],
  ['delayPs', ({ delayPs }) => delayPs],
  ['latencyCycles', ({ latencyCycles }) => latencyCycles],
  ['clockFj', ({ energyFj }) => energyFj.clock],
];

/** Blocks of nothing else than flip-flops. */
const flipFlopBlocks: readonly BlockName[] = ['operand-registers', 'pipeline-registers'];

const blockColumns: readonly Column[] = blockNames.flatMap((block) => {
  const isFlipFlops = flipFlopBlocks.includes(block);
  const ofBlock = (isFlipFlops ? registerQuantities : partQuantities).map(
    (quantity): Column => [`${block} ${quantity}`, ({ blocks }) => blocks[block]?.[quantity] ?? 0],
  );
  const ofRegisters = (isFlipFlops ? [] : registerQuantities).map(
    (quantity): Column => [
      `${block} registers ${quantity}`,
      ({ blocks }) => blocks[block]?.registers[quantity] ?? 0,
    ],
  );
  return [...ofBlock, ...ofRegisters];
});

/** Numbers at four digits, leakage at three; columns in which nothing stands are left out. */
export function packFigures(
  rows: readonly (readonly [key: string, figures: MeasuredFigures])[],
): PackedFigures {
  const packed = [...unitColumns, ...blockColumns].map(([name, of]) => {
    const digits = name.endsWith('leakageNw') ? leakageDigits : significantDigits;
    return [name, rows.map(([, figures]) => Number(of(figures).toPrecision(digits)))] as const;
  });
  return {
    keys: rows.map(([key]) => key),
    columns: Object.fromEntries(packed.filter(([, values]) => values.some((value) => value !== 0))),
  };
}

/** One row of packed figures; totals of area, energy and leakage are those of the blocks. */
export function readFigures({ columns }: PackedFigures, row: number): MeasuredFigures {
  const read = (name: string): number => columns[name]?.[row] ?? 0;
  const flipFlops = (prefix: string): PartFigures => {
    const areaUm2 = read(`${prefix} areaUm2`);
    return { areaUm2, energyFj: read(`${prefix} energyFj`), leakageNw: areaUm2 * flipFlopLeakageNwPerUm2 };
  };
  const blocks: Partial<Record<BlockName, BlockFigures>> = {};
  let [areaUm2, leakageNw, gatesFj, registersFj] = [0, 0, 0, 0];
  for (const name of blockNames) {
    const whole = flipFlops(name);
    if (whole.areaUm2 === 0) continue;
    const isFlipFlops = flipFlopBlocks.includes(name);
    const registers = isFlipFlops ? whole : flipFlops(`${name} registers`);
    const block = isFlipFlops ? whole : { ...whole, leakageNw: read(`${name} leakageNw`) };
    blocks[name] = { ...block, registers };
    areaUm2 += block.areaUm2;
    gatesFj += block.energyFj - registers.energyFj;
    registersFj += registers.energyFj;
    leakageNw += block.leakageNw;
  }
  const clockFj = read('clockFj');
  return {
    cells: read('cells'),
    transistors: read('transistors'),
    areaUm2,
    leakageNw,
    delayPs: read('delayPs'),
    latencyCycles: read('latencyCycles'),
    energyFj: { combinational: gatesFj, register: registersFj - clockFj, clock: clockFj },
    blocks,
  };
}
