import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import { addedUp } from './added-up';
import { type StagePart, type StageStep, signedPort, unsignedPort, valueNamed } from './stage-part';
import { sideBySide } from './stage-steps';
import type { StageWires } from './stage-wires';

interface ThresholdCodes {
  readonly minimum: number;
  readonly maximum: number;
  readonly bits: number;
  /** True where a channel may have a negative gain: `flip` then reverses its codes. */
  readonly flips: boolean;
}

/**
 * `code` = minimum + how many of the thresholds the sum reaches, one fewer than there are codes; reversed, maximum - that.
 * Thresholds are a bit wider than sums, so that one may lie where no sum gets.
 */
export function comparedSum({ minimum, maximum, bits, flips }: ThresholdCodes, sumBits: number): StagePart {
  const names = Array.from({ length: maximum - minimum }, (_, index) => `threshold${index}`);
  const encode = (logic: WordLogic, wires: StageWires): void => {
    const hasReached = (name: string): Word => {
      const difference = wires.take(`${name} difference`);
      return logic.not(logic.bits(difference, difference.width - 1, 1));
    };
    const reached = (sign: 1 | -1, from: number) =>
      logic.sum(
        [
          { kind: 'constant', value: BigInt(from) },
          ...names.map((name): SumTerm => ({ kind: 'word', word: hasReached(name), sign })),
        ],
        bits,
        minimum < 0,
      );
    const ascending = reached(1, minimum);
    wires.put('code', flips ? logic.select(wires.take('flip'), ascending, reached(-1, maximum)) : ascending);
  };
  return {
    samplePorts: [],
    constantPorts: [],
    loadedPorts: [
      ...names.map((name) => signedPort(name, sumBits + 1)),
      ...(flips ? [unsignedPort('flip', 1)] : []),
    ],
    steps: [...sideBySide(names.map((name) => differenceSteps(name, sumBits + 2))), encode],
    reference: (values) => {
      const sum = valueNamed(values, 'sum');
      const reached = BigInt(names.filter((name) => sum >= valueNamed(values, name)).length);
      const isFlipped = flips && valueNamed(values, 'flip') === 1n;
      return { code: isFlipped ? BigInt(maximum) - reached : BigInt(minimum) + reached };
    },
  };
}

function differenceSteps(name: string, width: number): readonly StageStep[] {
  return addedUp({
    name: `${name} difference`,
    width,
    signed: true,
    terms: (wires) => [
      { kind: 'word', word: wires.take('sum') },
      { kind: 'word', word: wires.take(name), sign: -1 },
    ],
  });
}
