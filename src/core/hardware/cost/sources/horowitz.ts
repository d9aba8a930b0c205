import {
  aladdinAdderLeakage,
  aladdinAnd,
  aladdinComparator,
  aladdinRegister,
  qkerasMultiplexer,
  recalledShifter,
} from './borrowed';
import { createPrimitiveSource, type PrimitiveRecipe } from './cost-source';
import { piecewiseLinear, productLaw } from './rows';

const adder: PrimitiveRecipe = {
  energyPj: piecewiseLinear(
    [
      [8, 0.03],
      [16, 0.05],
      [32, 0.1],
    ],
    'pJ',
    { source: 'horowitz-2014', provenance: 'measured', bits: [8, 32] },
  ),
  areaUm2: piecewiseLinear(
    [
      [8, 36],
      [16, 67],
      [32, 137],
    ],
    'um2',
    { source: 'horowitz-2014', provenance: 'assumed', bits: [8, 32] },
  ),
  leakageUw: aladdinAdderLeakage,
};

/**
 * The parabola without constant term through Horowitz' 8-bit (0.2 pJ, 282 um2) and 32-bit (3.1 pJ, 3495 um2)
 * multipliers; the energy is QKeras' polynomial. The 32-bit area is recalled.
 */
const multiplier: PrimitiveRecipe = {
  energyPj: productLaw(2.3 / 768, 0.8 / 768, 'pJ', {
    source: 'horowitz-2014',
    provenance: 'fit',
    bits: [8, 32],
  }),
  areaUm2: productLaw(2367 / 768, 8136 / 768, 'um2', {
    source: 'horowitz-2014',
    provenance: 'assumed',
    bits: [8, 32],
  }),
  leakageUw: productLaw(0.193, 0, 'uW', { source: 'sharma-2018', provenance: 'borrowed', bits: [2, 16] }),
};

/** Horowitz' table of operation energies and areas, 45 nm at 0.9 V. */
export const horowitz = createPrimitiveSource({
  id: 'horowitz',
  nodeNm: 45,
  voltage: 0.9,
  recipe: {
    multiply: multiplier,
    add: adder,
    shift: recalledShifter,
    register: aladdinRegister,
    mux: qkerasMultiplexer(adder),
    compare: aladdinComparator,
    and: aladdinAnd,
  },
});
