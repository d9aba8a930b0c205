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

interface PlaneSigns {
  readonly planes: number;
  /** Bits that center and plane scales have below a whole sum. */
  readonly fractionBits: number;
  /** True where a channel may have a negative gain: `flip` then changes the sign of its sums. */
  readonly flips: boolean;
}

/**
 * `code`: one bit per plane, 1 where it is subtracted. A plane is the sign of what those before it have left of the sum
 * without its center, and takes its scale off that (ReBNet's greedy residual).
 */
export function planeSigns(result: PlaneSigns, sumBits: number): StagePart {
  const { planes, fractionBits, flips } = result;
  const scaleBits = sumBits + fractionBits;
  const scaleNames = Array.from({ length: planes - 1 }, (_, plane) => `plane${plane}`);
  const leftBits = scaleBits + 2;
  return {
    samplePorts: [],
    constantPorts: [],
    loadedPorts: [
      signedPort('center', scaleBits),
      ...scaleNames.map((name) => unsignedPort(name, scaleBits)),
      ...(flips ? [unsignedPort('flip', 1)] : []),
    ],
    steps: [
      ...centerSteps(result, leftBits),
      ...scaleNames.flatMap((name, plane) => planeSteps(name, plane, leftBits + plane + 1)),
      (logic, wires) => {
        const bits = scaleNames.map((_, plane) => wires.take(`sign${plane}`));
        wires.put('code', logic.joined([...bits, signOf(logic, wires.take('left'))]));
      },
    ],
    reference: (values) => ({ code: greedyWord(result, scaleNames, values) }),
  };
}

function centerSteps({ fractionBits, flips }: PlaneSigns, width: number): readonly StageStep[] {
  return addedUp({
    name: 'left',
    width,
    signed: true,
    terms: (wires, logic) => {
      const center: SumTerm = { kind: 'word', word: wires.take('center'), sign: -1 };
      const sum = wires.take('sum');
      if (!flips) return [{ kind: 'word', word: sum, power: fractionBits }, center];
      const flip = wires.take('flip');
      const turned = logic.invertedWhen(logic.extended(sum, sum.width + 1, true), flip);
      return [turned, flip]
        .map((word): SumTerm => ({ kind: 'word', word, power: fractionBits }))
        .concat(center);
    },
  });
}

function signOf(logic: WordLogic, word: Word): Word {
  return logic.bits(word, word.width - 1, 1);
}

/** Takes a plane's scale off what is left where that is not negative, and adds it where it is. */
function planeSteps(scaleName: string, plane: number, width: number): readonly StageStep[] {
  return addedUp({
    name: 'left',
    width,
    signed: true,
    terms: (wires, logic) => {
      const left = wires.take('left');
      const sign = signOf(logic, left);
      wires.put(`sign${plane}`, sign);
      const isPositive = logic.not(sign);
      const scale = wires.take(scaleName);
      const taken = logic.invertedWhen(logic.extended(scale, scale.width + 1, true), isPositive);
      return [left, taken, isPositive].map((word) => ({ kind: 'word', word }));
    },
  });
}

function greedyWord(
  { fractionBits, flips }: PlaneSigns,
  scaleNames: readonly string[],
  values: StageValues,
): bigint {
  const gain = flips && valueNamed(values, 'flip') === 1n ? -1n : 1n;
  const value = gain * valueNamed(values, 'sum') * 2n ** BigInt(fractionBits) - valueNamed(values, 'center');
  let approached = 0n;
  let word = 0n;
  for (const [plane, scale] of [...scaleNames.map((name) => valueNamed(values, name)), 0n].entries()) {
    if (value >= approached) {
      approached += scale;
    } else {
      approached -= scale;
      word += 2n ** BigInt(plane);
    }
  }
  return word;
}
