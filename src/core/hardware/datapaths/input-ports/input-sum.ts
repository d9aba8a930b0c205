import type { CodeFormat } from '../../../quantization/code-format';
import { needsOf } from '../../placements/parts/operand';
import type { OutputStage } from '../../placements/parts/requantization';
import type { StageDesign } from '../output-stages/output-stage';
import { stageOfParts } from '../output-stages/stage-of-parts';
import {
  type StagePart,
  type StageStep,
  type StageValues,
  unsignedPort,
  valueNamed,
} from '../output-stages/stage-part';
import { codedDecoder } from '../parts/coded-decoder';
import type { IntegerDecoder } from '../parts/integer-decoder';

/** The run-time sum of input codes that a weight offset is multiplied by, one for all columns of an array; as data. */
export interface InputSumSpec {
  /** Of what the lanes receive. */
  readonly format: CodeFormat;
  /** Inputs that are added up in a cycle. */
  readonly lanes: number;
  readonly sumBits: number;
}

/** The sum that `inputSumUses` counts; null where no weight offset is left for the output stage. */
export function inputSumSpec(
  { layer, weights, inputs }: OutputStage,
  { lanes, sumBits }: Pick<InputSumSpec, 'lanes' | 'sumBits'>,
): InputSumSpec | null {
  const isLeft = needsOf(layer.weights).offset !== 'none' && !weights.offsetApplied;
  return isLeft ? { format: inputs.format, lanes, sumBits } : null;
}

/**
 * Ports `x0`, `x1`, … of all rows and `first`, with registers of their own behind them; output `inputSum`, of stored codes
 * (k of half-integers k + 1/2) since `first`.
 */
export function inputSumDesign(spec: InputSumSpec): StageDesign {
  // Under a real offset a half-integer is its stored code.
  const decoder = codedDecoder({ format: spec.format, scale: false, offset: 'real' }, 'inputs');
  const names = Array.from({ length: spec.lanes }, (_, lane) => `x${lane}`);
  const part: StagePart = {
    samplePorts: [],
    constantPorts: decoder.constantPorts,
    loadedPorts: [
      ...names.map((name) => ({ name, width: decoder.stored.bits, signed: decoder.stored.signed })),
      unsignedPort('first', 1),
    ],
    steps: [sumStep(spec, decoder, names)],
    reference: (values, before) => ({ inputSum: summed(spec, decoder, names, values, before) }),
  };
  return stageOfParts({
    parts: [part],
    stages: 1,
    loadsConstants: true,
    outputs: ['inputSum'],
    keepsOutputs: true,
  });
}

function sumStep({ sumBits }: InputSumSpec, decoder: IntegerDecoder, names: readonly string[]): StageStep {
  return (logic, wires) => {
    const constants = Object.fromEntries(decoder.constantPorts.map(({ name }) => [name, wires.take(name)]));
    const inputs = names.map((name) =>
      logic.inBlock('decode', () => decoder.describe(logic, wires.take(name), constants)),
    );
    logic.inBlock('input-sum', () => {
      const state = logic.state(sumBits, decoder.whole.signed);
      const held = logic.gated(state.word, logic.not(wires.take('first')));
      const terms = [held, ...inputs].map((word) => ({ kind: 'word', word }) as const);
      state.connect(logic.sum(terms, sumBits, decoder.whole.signed));
      wires.put('inputSum', state.word);
    });
  };
}

function summed(
  { format, sumBits }: InputSumSpec,
  { wholeOf, whole }: IntegerDecoder,
  names: readonly string[],
  values: StageValues,
  before: StageValues | null,
): bigint {
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  let sum = valueNamed(values, 'first') === 1n || before === null ? 0n : valueNamed(before, 'inputSum');
  for (const name of names) {
    sum += wholeOf(Number(BigInt.asUintN(format.bits, valueNamed(values, name))), numbers);
  }
  return whole.signed ? BigInt.asIntN(sumBits, sum) : BigInt.asUintN(sumBits, sum);
}
