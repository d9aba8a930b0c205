import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import { addedUp } from './added-up';
import {
  type StagePart,
  type StageStep,
  type StageValues,
  signedPort,
  unsignedPort,
  valueNamed,
} from './stage-part';
import type { AddendSpec } from './stage-spec';
import type { StageWires } from './stage-wires';

/** Width of `joinedAddend`'s sum, for a sum of so many bits before it. */
export function joinedAddendBits(addend: AddendSpec, sumBits: number): number {
  return (
    Math.max(
      sumBits + largest(addend.sumAlignmentBits),
      addendProductBits(addend) + largest(addend.addendAlignmentBits),
    ) + 2
  );
}

/**
 * The addition behind a layer: `sum` and the addend, times its mantissa, are shifted onto a common grid and added, with
 * the constants of both, before anything is rounded. The addend's mantissa has a sign: gains of normalization may be negative.
 */
export function joinedAddend(addend: AddendSpec, sumBits: number): StagePart {
  const width = joinedAddendBits(addend, sumBits);
  const { mantissaBits, sumAlignmentBits, addendAlignmentBits } = addend;
  const amounts: readonly (readonly [string, number])[] = [
    ['sumAlignment', sumAlignmentBits],
    ['addendAlignment', addendAlignmentBits],
  ];
  return {
    samplePorts: [{ name: 'addend', width: addend.bits, signed: addend.signed }],
    constantPorts: [
      ...(mantissaBits > 0 ? [signedPort('addendMantissa', mantissaBits + 1)] : []),
      ...amounts.flatMap(([name, bits]) => (bits > 0 ? [unsignedPort(name, bits)] : [])),
    ],
    loadedPorts: [signedPort('addendBias', width - 2)],
    steps: [
      ...(mantissaBits > 0 ? multiplySteps(addend) : []),
      alignStep(addend),
      ...addedUp({
        name: 'sum',
        width,
        signed: true,
        terms: (wires) =>
          ['aligned sum', 'aligned addend', 'addendBias'].map(
            (name): SumTerm => ({ kind: 'word', word: wires.take(name) }),
          ),
      }),
    ],
    reference: (values) => ({ sum: addedValue(addend, values) }),
  };
}

function largest(amountBits: number): number {
  return 2 ** amountBits - 1;
}

function addendProductBits({ bits, signed, mantissaBits }: AddendSpec): number {
  return bits + (mantissaBits > 0 ? mantissaBits + 1 : signed ? 0 : 1);
}

function multiplySteps(addend: AddendSpec): readonly StageStep[] {
  return addedUp({
    name: 'addend product',
    width: addendProductBits(addend),
    signed: true,
    terms: (wires) => [{ kind: 'product', a: wires.take('addend'), b: wires.take('addendMantissa') }],
  });
}

function alignStep({ mantissaBits, sumAlignmentBits, addendAlignmentBits }: AddendSpec): StageStep {
  return (logic, wires) => {
    const product = wires.take(mantissaBits > 0 ? 'addend product' : 'addend');
    wires.put('aligned sum', aligned(logic, wires, wires.take('sum'), ['sumAlignment', sumAlignmentBits]));
    wires.put('aligned addend', aligned(logic, wires, product, ['addendAlignment', addendAlignmentBits]));
  };
}

function aligned(
  logic: WordLogic,
  wires: StageWires,
  word: Word,
  [name, bits]: readonly [string, number],
): Word {
  return bits === 0 ? word : logic.shiftedLeft(word, wires.take(name), largest(bits));
}

function addedValue(
  { mantissaBits, sumAlignmentBits, addendAlignmentBits }: AddendSpec,
  values: StageValues,
): bigint {
  const power = (name: string, bits: number): bigint => (bits > 0 ? 2n ** valueNamed(values, name) : 1n);
  const mantissa = mantissaBits > 0 ? valueNamed(values, 'addendMantissa') : 1n;
  return (
    valueNamed(values, 'sum') * power('sumAlignment', sumAlignmentBits) +
    valueNamed(values, 'addend') * mantissa * power('addendAlignment', addendAlignmentBits) +
    valueNamed(values, 'addendBias')
  );
}
