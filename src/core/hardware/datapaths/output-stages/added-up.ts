import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { StageStep } from './stage-part';
import type { StageWires } from './stage-wires';

/** A ripple of 8 carries takes about as long as the full adders under a product of 16 bits. */
const chunkBits = 8;

export interface AddedUp {
  readonly name: string;
  readonly width: number;
  readonly signed: boolean;
  readonly terms: (wires: StageWires, logic: WordLogic) => readonly SumTerm[];
}

/**
 * Steps that add up terms modulo 2^width and put the sum under its name: first to two rows, then 8 bits after 8 bits, so
 * that registers can stand between them. Without registers it is one tree with one ripple adder.
 */
export function addedUp({ name, width, signed, terms }: AddedUp): readonly StageStep[] {
  const chunks = Math.ceil(width / chunkBits);
  const rows: StageStep = (logic, wires) => {
    const [first, second] = logic.carrySave(terms(wires, logic), width);
    for (let chunk = 0; chunk < chunks; chunk++) {
      wires.put(`${name} a${chunk}`, chunkOf(logic, first, chunk));
      wires.put(`${name} b${chunk}`, chunkOf(logic, second, chunk));
    }
  };
  const additions = Array.from(
    { length: chunks },
    (_, chunk): StageStep =>
      (logic, wires) => {
        addChunk(logic, wires, name, chunk);
        if (chunk < chunks - 1) return;
        const parts = Array.from({ length: chunks }, (_, each) => wires.take(`${name} s${each}`));
        wires.put(name, logic.joined(parts, signed));
      },
  );
  return [rows, ...additions];
}

function chunkOf(logic: WordLogic, row: Word, chunk: number): Word {
  const from = chunk * chunkBits;
  return logic.bits(row, from, Math.min(chunkBits, row.width - from));
}

function addChunk(logic: WordLogic, wires: StageWires, name: string, chunk: number): void {
  const [a, b] = [wires.take(`${name} a${chunk}`), wires.take(`${name} b${chunk}`)];
  const carry = chunk === 0 ? [] : [wires.take(`${name} c${chunk - 1}`)];
  const terms = [a, b, ...carry].map((word): SumTerm => ({ kind: 'word', word }));
  const sum = logic.sum(terms, a.width + 1, false);
  wires.put(`${name} s${chunk}`, logic.bits(sum, 0, a.width));
  wires.put(`${name} c${chunk}`, logic.bits(sum, a.width, 1));
}
