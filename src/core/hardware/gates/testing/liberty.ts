import { type CellKind, cellTable } from '../cell-table';

interface LibertyCell {
  readonly kind: CellKind;
  /** In the order of the netlist's inputs. */
  readonly inputPins: readonly string[];
  readonly outputPins: readonly string[];
  /** Of the single output; null: not for the mapping of gates. */
  readonly logic: string | null;
}

const oneInput = ['A'];
const twoInputs = ['A', 'B'];
const gate = (kind: CellKind, inputPins: readonly string[], logic: string): LibertyCell => ({
  kind,
  inputPins,
  outputPins: ['Y'],
  logic,
});

const cells: readonly LibertyCell[] = [
  gate('inverter', oneInput, '!A'),
  gate('nand2', twoInputs, '!(A & B)'),
  gate('nor2', twoInputs, '!(A | B)'),
  gate('and2', twoInputs, 'A & B'),
  gate('or2', twoInputs, 'A | B'),
  gate('xor2', twoInputs, 'A ^ B'),
  gate('xnor2', twoInputs, '!(A ^ B)'),
  gate('mux2', ['A', 'B', 'S'], '(A & !S) | (B & S)'),
  { kind: 'half-adder', inputPins: twoInputs, outputPins: ['S', 'CO'], logic: null },
  { kind: 'full-adder', inputPins: ['A', 'B', 'C'], outputPins: ['S', 'CO'], logic: null },
  { kind: 'flip-flop', inputPins: ['D'], outputPins: ['Q'], logic: null },
];

/** Cells of the table by the names that synthesis knows them by. */
export const libertyCells: ReadonlyMap<string, LibertyCell> = new Map(
  cells.map((cell) => [cell.kind.replace('-', '_'), cell]),
);

/** Mapping asks for a buffer; as a wire it costs nothing here, and readers of the netlist leave it out. */
export const bufferName = 'buffer';

/** Our cell table in Liberty's format: function, area and pin capacitance of gates and flip-flop. */
export function libertyText(): string {
  const gates = [...libertyCells].flatMap(([name, { kind, inputPins, logic }]) => {
    const { areaUm2, inputCapacitanceFf } = cellTable[kind];
    return logic === null ? [] : [cellText(name, areaUm2, inputCapacitanceFf, inputPins, logic)];
  });
  const { areaUm2, inputCapacitanceFf } = cellTable['flip-flop'];
  return [
    'library(cells) {',
    '  time_unit : "1ps";',
    '  capacitive_load_unit(1, ff);',
    ...gates,
    cellText(
      bufferName,
      2 * cellTable.inverter.areaUm2,
      cellTable.inverter.inputCapacitanceFf,
      oneInput,
      'A',
    ),
    '  cell(flip_flop) {',
    `    area : ${areaUm2};`,
    '    ff(IQ, IQN) { clocked_on : "C"; next_state : "D"; }',
    `    pin(C) { direction : input; clock : true; capacitance : ${inputCapacitanceFf}; }`,
    `    pin(D) { direction : input; capacitance : ${inputCapacitanceFf}; }`,
    '    pin(Q) { direction : output; function : "IQ"; }',
    '  }',
    '}',
    '',
  ].join('\n');
}

function cellText(
  name: string,
  areaUm2: number,
  capacitanceFf: number,
  inputPins: readonly string[],
  logic: string,
): string {
  const inputs = inputPins.map(
    (pin) => `    pin(${pin}) { direction : input; capacitance : ${capacitanceFf}; }`,
  );
  return [
    `  cell(${name}) {`,
    `    area : ${areaUm2};`,
    ...inputs,
    `    pin(Y) { direction : output; function : "${logic}"; }`,
    '  }',
  ].join('\n');
}
