import { inputSumMantissaBits } from '../../../quantization/accumulator-width';
import type { SumTerm, WordLogic } from '../../gates/word-logic';
import type { ConstantPort } from '../datapath-class';
import { addedUp } from './added-up';
import { roundedShift } from './rounded-shift';
import {
  type StagePart,
  type StageStep,
  type StageValues,
  signedPort,
  unsignedBits,
  unsignedPort,
  valueNamed,
} from './stage-part';
import type { ColumnSums, InputSumTerm, OutputStageSpec } from './stage-spec';
import { inBlock } from './stage-steps';
import type { StageWires } from './stage-wires';

type JoinSpec = Pick<OutputStageSpec, 'sums' | 'sumBits' | 'fractionBits' | 'inputSum'>;

const noPorts = { samplePorts: [], constantPorts: [], loadedPorts: [] } as const;

/**
 * What the columns hand over becomes one word `sum`: pairs of planes times their scales (ReBNet), the bias where no
 * accumulator holds it, and the multiple of the run-time input sum, at its fraction bits.
 */
export function joinedSums(spec: JoinSpec): StagePart {
  const { sums, sumBits, inputSum } = spec;
  const joins = inputSum !== null || sums.kind === 'parts';
  const columnPorts =
    sums.kind === 'accumulator' ? [{ name: 'sum', width: sums.bits, signed: sums.signed }] : partPorts(sums);
  if (!joins) return { ...noPorts, samplePorts: columnPorts, steps: [], reference: () => ({}) };
  const isReal = inputSum?.offset === 'real';
  const terms = (wires: StageWires, logic: WordLogic) => [
    ...columnTerms(spec, wires),
    ...inputSumTerms(spec, wires, logic),
  ];
  return {
    samplePorts: [
      ...columnPorts,
      ...(inputSum ? [{ name: 'inputSum', width: inputSum.bits, signed: inputSum.signed }] : []),
    ],
    constantPorts:
      sums.kind === 'parts' && sums.scaleBits > 0
        ? namesOf(sums, 'scale').map((name) => unsignedPort(name, sums.scaleBits))
        : [],
    loadedPorts: [
      ...(sums.kind === 'parts' ? [signedPort('bias', sumBits - spec.fractionBits)] : []),
      ...(inputSum && isReal ? offsetPorts(inputSum) : []),
    ],
    steps: [
      ...(inputSum && isReal ? offsetSteps(inputSum) : []),
      ...addedUp({ name: 'sum', width: sumBits, signed: true, terms }),
    ],
    reference: (values) => ({
      sum: BigInt.asIntN(sumBits, columnValue(spec, values) + inputSumValue(spec, values)),
    }),
  };
}

type PartSums = Extract<ColumnSums, { kind: 'parts' }>;

function namesOf({ count }: PartSums, name: string): readonly string[] {
  return count === 1 && name === 'sum'
    ? ['sum']
    : Array.from({ length: count }, (_, part) => `${name}${part}`);
}

function partPorts(sums: PartSums): readonly ConstantPort[] {
  return namesOf(sums, 'sum').map((name) => ({ name, width: sums.bits, signed: !sums.areCounts }));
}

function columnTerms({ sums, fractionBits }: JoinSpec, wires: StageWires): readonly SumTerm[] {
  if (sums.kind === 'accumulator') return [{ kind: 'word', word: wires.take('sum'), power: fractionBits }];
  const power = fractionBits + (sums.areCounts ? 1 : 0);
  const parts = namesOf(sums, 'sum').map((name, part): SumTerm => {
    const word = wires.take(name);
    return sums.scaleBits > 0
      ? { kind: 'product', a: word, b: wires.take(`scale${part}`), power, block: 'scale' }
      : { kind: 'word', word, power };
  });
  return [...parts, { kind: 'word', word: wires.take('bias'), power: fractionBits }];
}

function columnValue({ sums, fractionBits }: JoinSpec, values: StageValues): bigint {
  const unit = 2n ** BigInt(fractionBits);
  if (sums.kind === 'accumulator') return unit * valueNamed(values, 'sum');
  let total = valueNamed(values, 'bias');
  for (const [part, name] of namesOf(sums, 'sum').entries()) {
    const scale = sums.scaleBits > 0 ? valueNamed(values, `scale${part}`) : 1n;
    total += valueNamed(values, name) * scale * (sums.areCounts ? 2n : 1n);
  }
  return unit * total;
}

function productBits({ bits }: InputSumTerm): number {
  return bits + inputSumMantissaBits + 1;
}

function offsetPorts(inputSum: InputSumTerm): readonly ConstantPort[] {
  const amounts = unsignedBits(productBits(inputSum) + inputSum.leftShift);
  return [signedPort('offsetMantissa', inputSumMantissaBits + 1), unsignedPort('offsetShift', amounts)];
}

/** The multiple of the input sum in halves of the fraction that it joins at: its last bit rounds it. */
function offsetSteps(inputSum: InputSumTerm): readonly StageStep[] {
  const product = addedUp({
    name: 'offset product',
    width: productBits(inputSum),
    signed: true,
    terms: (wires) => [{ kind: 'product', a: wires.take('inputSum'), b: wires.take('offsetMantissa') }],
  });
  return [
    ...product.map((step) => inBlock('input-sum', step)),
    inBlock('input-sum', (logic, wires) => {
      const halves = logic.joined(
        [logic.constant(0n, inputSum.leftShift + 1, false), wires.take('offset product')],
        true,
      );
      wires.put('offset halves', logic.shiftedRight(halves, wires.take('offsetShift')));
    }),
  ];
}

function inputSumTerms(
  { inputSum, fractionBits }: JoinSpec,
  wires: StageWires,
  logic: WordLogic,
): readonly SumTerm[] {
  if (!inputSum) return [];
  if (inputSum.offset === 'half')
    return [{ kind: 'word', word: wires.take('inputSum'), power: fractionBits - 1 }];
  const halves = wires.take('offset halves');
  return [
    { kind: 'word', word: logic.bits(halves, 1, halves.width - 1, true) },
    { kind: 'word', word: logic.bits(halves, 0, 1) },
  ];
}

function inputSumValue({ inputSum, fractionBits }: JoinSpec, values: StageValues): bigint {
  if (!inputSum) return 0n;
  const sum = valueNamed(values, 'inputSum');
  if (inputSum.offset === 'half') return sum * 2n ** BigInt(fractionBits - 1);
  const amount = Number(valueNamed(values, 'offsetShift')) - inputSum.leftShift;
  return roundedShift(sum * valueNamed(values, 'offsetMantissa'), amount);
}
