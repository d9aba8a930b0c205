import { aladdinAdderLeakage, aladdinComparator, aladdinRegister, qkerasMultiplexer } from './borrowed';
import { createPrimitiveSource, type OwnMemory, type PrimitiveRecipe } from './cost-source';
import { perBit, productLaw, scaled } from './rows';

const qkeras = { source: 'qkeras', provenance: 'measured', bits: [1, 32] } as const;
const circuits = { source: 'mrazek-2017', provenance: 'borrowed', bits: [8, 16] } as const;

/** QKeras states energies alone: areas are EvoApproxLib's (adders) and Horowitz' (multipliers). */
const adder: PrimitiveRecipe = {
  energyPj: perBit(0.003125, 'pJ', qkeras),
  areaUm2: perBit(8.85, 'um2', circuits),
  leakageUw: aladdinAdderLeakage,
};

const multiplier: PrimitiveRecipe = {
  energyPj: productLaw(0.002994791667, 0.001041666667, 'pJ', qkeras),
  areaUm2: productLaw(2367 / 768, 8136 / 768, 'um2', {
    source: 'horowitz-2014',
    provenance: 'assumed',
    bits: [8, 32],
  }),
  leakageUw: productLaw(0.193, 0, 'uW', { source: 'sharma-2018', provenance: 'borrowed', bits: [2, 16] }),
};

/** So much of an adder of that width, in every respect. */
function partOfAdder(factor: number): PrimitiveRecipe {
  return {
    energyPj: scaled(factor, adder.energyPj, 'qkeras'),
    areaUm2: scaled(factor, adder.areaUm2, 'qkeras'),
    leakageUw: scaled(factor, adder.leakageUw, 'qkeras'),
  };
}

const wordBits = 64;

/**
 * QKeras' polynomial in the logarithm of a memory's bits, times the words of 64 bits that are moved. Its value is
 * Horowitz' energy per bit, so that the product is 64 times too low: QKeras computes it so, and so do we. Below 2^15 bits
 * the polynomial rises again, and a small memory costs more than a larger one.
 */
function sramAccessPj(capacityBits: number, accessBits: number): number {
  const x = Math.log2(capacityBits);
  const perWord = 9.02427321e-4 * x ** 3 - 2.68847858e-2 * x ** 2 + 2.08900804e-1 * x;
  return Math.ceil(accessBits / wordBits) * perWord;
}

const memory: OwnMemory = { sramAccessPj, dramPjPerBit: 20.3125 };

/**
 * The constants of QKeras' energy estimation (`qtools`, configuration `horowitz`), so that its figures can be compared.
 * It shifts with an adder, counts neither registers nor comparators (borrowed), and knows no area (borrowed).
 */
export const qtools = createPrimitiveSource({
  id: 'qtools',
  nodeNm: 45,
  voltage: 0.9,
  ownMemory: memory,
  recipe: {
    multiply: multiplier,
    add: adder,
    shift: partOfAdder(1),
    register: aladdinRegister,
    mux: qkerasMultiplexer(adder),
    compare: aladdinComparator,
    and: partOfAdder(0.1),
  },
});
