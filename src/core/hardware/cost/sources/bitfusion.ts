import {
  aladdinAdderLeakage,
  aladdinAnd,
  aladdinComparator,
  qkerasMultiplexer,
  recalledShifter,
} from './borrowed';
import { createPrimitiveSource, type PrimitiveRecipe } from './cost-source';
import { perBit, productLaw } from './rows';

const synthesis = { source: 'sharma-2018', provenance: 'fit', bits: [2, 16] } as const;

/**
 * Fit of Bit Fusion's synthesised 4x4 arrays of fixed-width b x b elements: energy 0.00122 b^2 + 0.0167 b pJ, area
 * 4.44 b^2 + 30.7 b um2, leakage 0.193 b^2 + 0.50 b uW (energy within 6 % of the table). The quadratic part is the
 * multiplier; the linear part is an adder of 2b bits, borrowed, and two operand registers of b bits, what remains.
 */
const element = { energyPj: 0.0167, areaUm2: 30.7, leakageUw: 0.5 };
const adderPerBit = { energyPj: 0.1 / 32, areaUm2: 8.85, leakageUw: 2.4 / 32 };

const multiplier: PrimitiveRecipe = {
  energyPj: productLaw(0.00122, 0, 'pJ', synthesis),
  areaUm2: productLaw(4.44, 0, 'um2', synthesis),
  leakageUw: productLaw(0.193, 0, 'uW', synthesis),
};

const adder: PrimitiveRecipe = {
  energyPj: perBit(adderPerBit.energyPj, 'pJ', {
    source: 'horowitz-2014',
    provenance: 'borrowed',
    bits: [8, 32],
  }),
  areaUm2: perBit(adderPerBit.areaUm2, 'um2', {
    source: 'mrazek-2017',
    provenance: 'borrowed',
    bits: [8, 16],
  }),
  leakageUw: aladdinAdderLeakage,
};

const register: PrimitiveRecipe = {
  energyPj: perBit(element.energyPj / 2 - adderPerBit.energyPj, 'pJ', synthesis),
  areaUm2: perBit(element.areaUm2 / 2 - adderPerBit.areaUm2, 'um2', synthesis),
  leakageUw: perBit(element.leakageUw / 2 - adderPerBit.leakageUw, 'uW', synthesis),
};

/** Synthesised processing elements of the Bit Fusion project, 45 nm; its voltage is not stated and taken as 0.9 V. */
export const bitfusion = createPrimitiveSource({
  id: 'bitfusion',
  nodeNm: 45,
  voltage: 0.9,
  recipe: {
    multiply: multiplier,
    add: adder,
    shift: recalledShifter,
    register,
    mux: qkerasMultiplexer(adder),
    compare: aladdinComparator,
    and: aladdinAnd,
  },
});
