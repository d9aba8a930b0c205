import type { CostRow, PrimitiveRecipe } from './cost-source';
import { perBit, scaled } from './rows';

const aladdin = { source: 'shao-2014', provenance: 'borrowed', bits: [1, 32] } as const;
const shiftAddNet = { source: 'you-2020', provenance: 'assumed', bits: [8, 32] } as const;

/**
 * Aladdin's 40 nm tables as published with Accelergy, 32 bits wide, scaled linearly as its library does. Used at 45 nm
 * without scaling.
 */
export const aladdinRegister: PrimitiveRecipe = {
  energyPj: perBit(0.009, 'pJ', aladdin),
  areaUm2: perBit(5.98, 'um2', aladdin),
  leakageUw: perBit(0.07, 'uW', aladdin),
};

export const aladdinComparator: PrimitiveRecipe = {
  energyPj: perBit(0.0295 / 32, 'pJ', aladdin),
  areaUm2: perBit(71 / 32, 'um2', aladdin),
  leakageUw: perBit(0, 'uW', aladdin),
};

/** Aladdin's bitwise operator: the gates of a product with a 1-bit operand. */
export const aladdinAnd: PrimitiveRecipe = {
  energyPj: perBit(0.0181 / 32, 'pJ', aladdin),
  areaUm2: perBit(50.4 / 32, 'um2', aladdin),
  leakageUw: perBit(0.6 / 32, 'uW', aladdin),
};

export const aladdinAdderLeakage: CostRow = perBit(2.4 / 32, 'uW', aladdin);

/** Energy and area recalled from ShiftAddNet's table (0.13 pJ and 157 um2 at 32 bits), leakage Aladdin's. */
export const recalledShifter: PrimitiveRecipe = {
  energyPj: perBit(0.13 / 32, 'pJ', shiftAddNet),
  areaUm2: perBit(157 / 32, 'um2', shiftAddNet),
  leakageUw: perBit(1.7 / 32, 'uW', aladdin),
};

/** A two-way multiplexer costs 0.3 of an adder of its width: QKeras' rule. */
export function qkerasMultiplexer(adder: PrimitiveRecipe): PrimitiveRecipe {
  return {
    energyPj: scaled(0.3, adder.energyPj, 'qkeras'),
    areaUm2: scaled(0.3, adder.areaUm2, 'qkeras'),
    leakageUw: scaled(0.3, adder.leakageUw, 'qkeras'),
  };
}
