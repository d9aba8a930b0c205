import { createRandom } from '../../random';
import { libraryVoltage } from '../gates/cell-table';
import { createNetlistLogic } from '../gates/netlist-logic';
import { createStimulus, streamCount } from '../gates/stimulus';
import type { SumTerm, Word, WordLogic } from '../gates/word-logic';
import { type EnergyScale, type HorowitzRow, statedVoltage } from './energy-scale';
import { measureNetlist } from './measure-netlist';

const horowitzRows: readonly HorowitzRow[] = [
  { unit: 'multiply', bits: 8, publishedPj: 0.2 },
  { unit: 'add', bits: 8, publishedPj: 0.03 },
  { unit: 'multiply', bits: 32, publishedPj: 3.1 },
  { unit: 'add', bits: 32, publishedPj: 0.1 },
];

const cycles = 48;
const seed = 1;

/** Measures stand-alone units under uniform random operands and fits the factor: the least sum of squared relative errors. */
export function fitEnergyScale(): EnergyScale {
  const measured = horowitzRows.map((row) => ({ ...row, ownPj: ownPj(row) }));
  const ratios = measured.map(({ ownPj: own, publishedPj }) => own / publishedPj);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const factor = sum(ratios) / sum(ratios.map((ratio) => ratio ** 2));
  const factors = ratios.map((ratio) => 1 / ratio);
  return {
    factor,
    lowest: Math.min(...factors),
    highest: Math.max(...factors),
    rows: measured.map((row, index) => ({ ...row, residual: (ratios[index] ?? 0) * factor - 1 })),
  };
}

function ownPj({ unit, bits }: HorowitzRow): number {
  const logic = createNetlistLogic();
  describeUnit(logic, unit, bits);
  const netlist = logic.finish();
  const stimulus = createStimulus(netlist, cycles);
  const random = createRandom(seed);
  for (let cycle = 0; cycle < cycles; cycle++) {
    for (let stream = 0; stream < streamCount; stream++) {
      for (const port of ['a', 'b']) stimulus.set(port, cycle, stream, Math.floor(random.next() * 2 ** bits));
    }
  }
  return (
    measureNetlist(netlist, stimulus).energyFj.combinational * 1e-3 * (statedVoltage / libraryVoltage) ** 2
  );
}

function describeUnit(logic: WordLogic, unit: HorowitzRow['unit'], bits: number): void {
  const [a, b] = ['a', 'b'].map((name) => logic.input(name, bits, false)) as [Word, Word];
  const terms: readonly SumTerm[] =
    unit === 'multiply'
      ? [{ kind: 'product', a, b }]
      : [
          { kind: 'word', word: a },
          { kind: 'word', word: b },
        ];
  const width = unit === 'multiply' ? 2 * bits : bits + 1;
  logic.output(
    'result',
    logic.inBlock('products', () => logic.sum(terms, width, false)),
  );
}
