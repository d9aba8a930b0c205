import { energyScale, statedVoltage } from '../../datapaths/energy-scale';
import type { PartFigures } from '../../datapaths/measure-netlist';
import type { MeasuredFigures } from '../../datapaths/measure-unit';
import {
  type CellKind,
  cellTable,
  flipFlopClockFj,
  libraryVoltage,
  wireCapacitancePerFanoutFf,
} from '../../gates/cell-table';
import { type BlockName, blockNames } from '../../gates/netlist';
import type { StorageElement, StorageElements } from '../../memory/storage-elements';
import type { DatapathComponent, DatapathUnit } from '../../primitives';
import type { PartList } from './part-list';

/** The part of a report that the gates of a block belong to; its flip-flops are registers and clock. */
const componentOfBlock: Readonly<Record<BlockName, DatapathComponent>> = {
  'operand-registers': 'registers-and-clock',
  decode: 'affine',
  offset: 'affine',
  scale: 'affine',
  'pipeline-registers': 'registers-and-clock',
  products: 'multiply',
  tree: 'multiply',
  accumulator: 'accumulate',
  'input-sum': 'affine',
  control: 'registers-and-clock',
  requantization: 'requantization',
  clip: 'requantization',
};

/** pJ of the source for fJ of the library: the lower voltage, and the factor that four published units ask for. */
const pjPerLibraryFj = 1e-3 * (statedVoltage / libraryVoltage) ** 2 * energyScale.factor;

/** Leakage by the same current at the lower voltage, which is more than there would be. */
const uwPerLibraryNw = 1e-3 * (statedVoltage / libraryVoltage);

/** Figures of the library in units of reports. */
export function priced({ areaUm2, energyFj, leakageNw }: PartFigures): StorageElement {
  return { areaUm2, energyPj: energyFj * pjPerLibraryFj, leakageUw: leakageNw * uwPerLibraryNw };
}

/** Where the blocks of a unit stand and how often, relative to the unit that was measured. */
export interface BlockPlace {
  readonly unit: DatapathUnit;
  readonly count: number;
  /** Of the gates, where it is another than that of the block in a lane. */
  readonly component?: DatapathComponent;
  /** Energy relative to that of so many measured units; 1 where left out. */
  readonly gatesEnergy?: number;
  readonly registersEnergy?: number;
}

/** Adds the blocks of a measured unit to a list, gates that work when the unit does and flip-flops apart. */
export function addBlocks(
  list: PartList,
  { blocks }: Pick<MeasuredFigures, 'blocks'>,
  placeOf: (block: BlockName) => BlockPlace,
): void {
  for (const name of blockNames) {
    const block = blocks[name];
    if (!block) continue;
    const place = placeOf(name);
    const { unit, count, component = componentOfBlock[name], gatesEnergy = 1, registersEnergy = 1 } = place;
    const { registers } = block;
    const gates = {
      areaUm2: block.areaUm2 - registers.areaUm2,
      energyFj: block.energyFj - registers.energyFj,
      leakageNw: block.leakageNw - registers.leakageNw,
    };
    const flipFlops = { component: 'registers-and-clock', unit, rate: 'clocked' } as const;
    list.add({ component, unit, rate: 'active' }, scaled(priced(gates), gatesEnergy), count);
    list.add(flipFlops, scaled(priced(registers), registersEnergy), count);
  }
}

function scaled(price: StorageElement, factor: number): StorageElement {
  return factor === 1 ? price : { ...price, energyPj: price.energyPj * factor };
}

/**
 * Buffers below the size of an SRAM macro. A flip-flop that is written is clocked and changes every other time; both drive
 * one more pin.
 */
export const netlistStorage: StorageElements = {
  register: cellPrice('flip-flop', (changeFj) => flipFlopClockFj + changeFj / 2),
  multiplexer: cellPrice('mux2', (changeFj) => changeFj),
};

/** An AND of two bits whose output changes every time. */
export const netlistGate: StorageElement = cellPrice('and2', (changeFj) => changeFj);

function cellPrice(kind: CellKind, energyOf: (changeFj: number) => number): StorageElement {
  const { areaUm2, leakageNw, internalEnergyFj, inputCapacitanceFf } = cellTable[kind];
  const loadFj = 0.5 * libraryVoltage ** 2 * (inputCapacitanceFf + wireCapacitancePerFanoutFf);
  return priced({ areaUm2, leakageNw, energyFj: energyOf((internalEnergyFj[0] ?? 0) + loadFj) });
}

/** By how much the one factor to pJ may be off, judged by the single units that it was fitted to. */
export const scaleUncertainty = {
  low: energyScale.lowest / energyScale.factor,
  high: energyScale.highest / energyScale.factor,
};
