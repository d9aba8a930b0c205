import type { LaneSpec } from '../datapath-class';
import { addedUp } from '../output-stages/added-up';
import type { StageDesign } from '../output-stages/output-stage';
import { stageOfParts } from '../output-stages/stage-of-parts';
import { type StagePart, type StageStep, type StageValues, valueNamed } from '../output-stages/stage-part';
import { inBlock } from '../output-stages/stage-steps';
import { codedDecoder } from '../parts/coded-decoder';
import type { IntegerDecoder } from '../parts/integer-decoder';
import { stagedNumber } from '../parts/integer-reference';
import { type OperandStage, operandStage, stageConstants } from '../parts/operand-stage';

/** Scale and offset of the inputs at the port of their row, in front of all columns; as data. */
export interface PreStageSpec extends Pick<LaneSpec, 'inputs' | 'operandScaleBits'> {
  /** Ranks of registers behind the stored word's own. */
  readonly stages: number;
}

/** The stage that `shared-prestage` puts at a port; null under other placements and where inputs need none. */
export function preStageSpec(
  {
    inputs,
    placement,
    operand,
    operandScaleBits,
  }: Pick<LaneSpec, 'inputs' | 'placement' | 'operand' | 'operandScaleBits'>,
  stages: number,
): PreStageSpec | null {
  if (placement !== 'shared-prestage' || operand === 'weights') return null;
  const spec = { inputs, operandScaleBits, stages };
  return stageOf(spec).stands === 'nowhere' ? null : spec;
}

/**
 * From a stored word on port `x`, behind its register, to the staged number on the output `staged`, which is registered
 * before it goes to all columns of the array. Samples are words of codes; constants are those of `operandStage`.
 */
export function preStageDesign(spec: PreStageSpec): StageDesign {
  const decoder = codedDecoder(spec.inputs, 'inputs');
  const stage = stageOf(spec);
  const part: StagePart = {
    samplePorts: [],
    constantPorts: [...decoder.constantPorts, ...stageConstants(stage)],
    loadedPorts: [{ name: 'x', width: decoder.stored.bits, signed: decoder.stored.signed }],
    steps: [decodeStep(decoder), ...scaleSteps(stage), ...offsetSteps(stage)],
    reference: (values) => ({ staged: stagedValue(spec, decoder, values) }),
  };
  return stageOfParts({
    parts: [part],
    stages: spec.stages,
    loadsConstants: true,
    outputs: ['staged'],
    keepsOutputs: false,
  });
}

function stageOf({
  inputs,
  operandScaleBits,
}: Pick<PreStageSpec, 'inputs' | 'operandScaleBits'>): OperandStage {
  const lanes: LaneSpec = {
    weights: inputs,
    inputs,
    placement: 'shared-prestage',
    operand: 'activations',
    pipelined: false,
    operandScaleBits,
    productScaleBits: 1,
    lanes: 1,
    accumulatorBits: 1,
  };
  return operandStage(lanes, 'inputs', codedDecoder(inputs, 'inputs').whole);
}

function decodeStep(decoder: IntegerDecoder): StageStep {
  return inBlock('decode', (logic, wires) => {
    const constants = Object.fromEntries(decoder.constantPorts.map(({ name }) => [name, wires.take(name)]));
    wires.put('staged', decoder.describe(logic, wires.take('x'), constants));
  });
}

function scaleSteps({ scale, scaled }: OperandStage): readonly StageStep[] {
  if (!scale) return [];
  const steps = addedUp({
    name: 'staged',
    width: scaled.bits,
    signed: scaled.signed,
    terms: (wires) => [{ kind: 'product', a: wires.take('staged'), b: wires.take(scale.name) }],
  });
  return steps.map((step) => inBlock('scale', step));
}

function offsetSteps({ zeroPoint, result }: OperandStage): readonly StageStep[] {
  if (!zeroPoint) return [];
  const steps = addedUp({
    name: 'staged',
    width: result.bits,
    signed: result.signed,
    terms: (wires) => [
      { kind: 'word', word: wires.take('staged') },
      { kind: 'word', word: wires.take(zeroPoint.name), sign: -1 },
    ],
  });
  return steps.map((step) => inBlock('offset', step));
}

function stagedValue({ inputs }: PreStageSpec, { wholeOf }: IntegerDecoder, values: StageValues): bigint {
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const word = Number(BigInt.asUintN(inputs.format.bits, valueNamed(values, 'x')));
  return stagedNumber('input', wholeOf(word, numbers), numbers);
}
