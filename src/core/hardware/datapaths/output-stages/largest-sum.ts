import { scaledSum } from './scaled-sum';
import { type StagePart, type StageStep, type StageValues, unsignedPort, valueNamed } from './stage-part';

interface Logits {
  /** 0 where all channels are worth the same, or differ by powers of two alone. */
  readonly mantissaBits: number;
  /** Width of the shift to the left that brings channels of such powers to one scale; 0 without. */
  readonly alignmentBits: number;
  readonly indexBits: number;
}

/** Brings the sums of the last layer to one scale, by a whole number or a power of two per channel. */
export function comparableSum({ mantissaBits, alignmentBits }: Logits, sumBits: number): StagePart {
  const none = { samplePorts: [], constantPorts: [] } as const;
  if (mantissaBits > 0) return scaledSum({ mantissaBits, signedMantissa: false }, sumBits);
  if (alignmentBits === 0) return { ...none, loadedPorts: [], steps: [], reference: () => ({}) };
  const largest = 2 ** alignmentBits - 1;
  return {
    ...none,
    loadedPorts: [unsignedPort('alignment', alignmentBits)],
    steps: [
      (logic, wires) =>
        wires.put('sum', logic.shiftedLeft(wires.take('sum'), wires.take('alignment'), largest)),
    ],
    reference: (values) => ({ sum: valueNamed(values, 'sum') << valueNamed(values, 'alignment') }),
  };
}

/** `index` of the first among the largest sums since `first`, and that `maximum`. */
export function largestSum({ indexBits }: Pick<Logits, 'indexBits'>): StagePart {
  return {
    samplePorts: [unsignedPort('channel', indexBits), unsignedPort('first', 1)],
    constantPorts: [],
    loadedPorts: [],
    steps: [keepLargest(indexBits)],
    reference: largestValue,
  };
}

function keepLargest(indexBits: number): StageStep {
  return (logic, wires) => {
    const sum = wires.take('sum');
    const [maximum, index] = logic.inBlock('accumulator', () => [
      logic.state(sum.width, sum.signed),
      logic.state(indexBits, false),
    ]);
    const takes = logic.or(wires.take('first'), logic.not(logic.isAtLeast(maximum.word, sum)));
    maximum.connect(logic.select(takes, maximum.word, sum));
    index.connect(logic.select(takes, index.word, wires.take('channel')));
    wires.put('maximum', maximum.word);
    wires.put('index', index.word);
  };
}

function largestValue(values: StageValues, before: StageValues | null): StageValues {
  const sum = valueNamed(values, 'sum');
  const restarts = valueNamed(values, 'first') === 1n || before === null;
  if (!restarts && sum <= valueNamed(before, 'maximum')) {
    return { maximum: valueNamed(before, 'maximum'), index: valueNamed(before, 'index') };
  }
  return { maximum: sum, index: valueNamed(values, 'channel') };
}
