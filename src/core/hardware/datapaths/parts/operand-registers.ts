import type { Word, WordLogic } from '../../gates/word-logic';

export interface WordShape {
  readonly bits: number;
  readonly signed: boolean;
}

/** Operands of all lanes behind their registers, and the mark of a sum's first cycle. */
export interface RegisteredOperands {
  readonly weights: readonly Word[];
  readonly inputs: readonly Word[];
  readonly first: Word;
}

/** The ports `w0`, `x0`, `w1`, … and `first`, each with a register behind it. */
export function operandRegisters(
  logic: WordLogic,
  lanes: number,
  weights: WordShape,
  inputs: WordShape,
): RegisteredOperands {
  return logic.inBlock('operand-registers', () => {
    const registered = (name: string, { bits, signed }: WordShape) =>
      logic.register(logic.input(name, bits, signed));
    const perLane = (letter: string, shape: WordShape) =>
      Array.from({ length: lanes }, (_, lane) => registered(`${letter}${lane}`, shape));
    return {
      weights: perLane('w', weights),
      inputs: perLane('x', inputs),
      first: registered('first', { bits: 1, signed: false }),
    };
  });
}
