import type { MeasuredFigures } from '../../datapaths/measure-unit';
import { type BlockName, blockNames } from '../../gates/netlist';
import type { TermPairs } from '../../terms/term-pairs';

/** Energy of one block per step of the unit that the calibration table measures, in the library's fJ. */
export interface BlockEnergy {
  readonly gatesFj: number;
  readonly registersFj: number;
}

export type UnitEnergies = Readonly<Partial<Record<BlockName, BlockEnergy>>>;

/** By `unitKey`. */
export type LayerEnergies = Readonly<Record<string, UnitEnergies>>;

/**
 * What the units of a network's layers spend on the network's own operands, by name of the layer. Units that are missing
 * keep the energies of the calibration table.
 */
export interface NetworkEnergies {
  readonly layers: Readonly<Record<string, LayerEnergies>>;
  /** Share of each layer's inputs whose code is 0; absent in what was measured before it was counted. */
  readonly zeroInputs?: Readonly<Record<string, number>>;
  /** Of lanes that take operands term by term. */
  readonly termPairs?: Readonly<Record<string, TermPairs>>;
}

/** Figures of a unit with the energies of its blocks replaced; area, leakage and delay depend on no operands. */
export function withEnergies(
  figures: MeasuredFigures,
  energies: UnitEnergies | undefined,
): Pick<MeasuredFigures, 'blocks' | 'delayPs' | 'latencyCycles'> {
  if (!energies) return figures;
  const blocks = { ...figures.blocks };
  for (const name of blockNames) {
    const [block, energy] = [blocks[name], energies[name]];
    if (!block || !energy) continue;
    blocks[name] = {
      ...block,
      energyFj: energy.gatesFj + energy.registersFj,
      registers: { ...block.registers, energyFj: energy.registersFj },
    };
  }
  const { delayPs, latencyCycles } = figures;
  return { blocks, delayPs, latencyCycles };
}
