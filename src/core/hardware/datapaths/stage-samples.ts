import type { CodeFormat } from '../../quantization/code-format';
import type { ConstantPort, LaneConstant } from './datapath-class';
import { recodedSamples } from './input-ports/recoder';
import type { MeasuredUnit } from './measured-unit';
import { operandStreams } from './operand-streams';
import type { StageStream } from './output-stages/drive-stage';
import type { StageDesign } from './output-stages/output-stage';
import { poolStreams } from './stage-streams/pool-streams';
import { outputStageStreams } from './stage-streams/requantizer-streams';

/** What a unit beside the columns sees where no network says, as long as it takes so many samples. */
export function stageStreams(
  unit: Exclude<MeasuredUnit, { readonly kind: 'lanes' }>,
  design: StageDesign,
  samples: number,
): readonly StageStream[] {
  switch (unit.kind) {
    case 'output-stage':
      return outputStageStreams(unit.spec, design, samples);
    case 'pool':
      return poolStreams(unit.spec, design, samples);
    case 'pre-stage':
      return codedStreams(design, unit.spec.inputs.format, samples);
    case 'input-sum':
      return codedStreams(design, unit.format, samples);
    case 'recoder':
      return recoderStreams(unit.format, samples);
  }
}

/** Words of codes of synthetic activations on all ports of inputs, sums of as many steps as elsewhere. */
function codedStreams(
  { samplePorts, constantPorts }: StageDesign,
  format: CodeFormat,
  samples: number,
): readonly StageStream[] {
  const inputs = samplePorts.filter(({ name }) => name !== 'first');
  const hasFirst = inputs.length < samplePorts.length;
  const constants = Object.fromEntries(constantPorts.map((port) => [port.name, typicalOf(port)]));
  return operandStreams({ weights: format, inputs: format }, inputs.length, {
    steps: samples,
  }).map((steps) => ({
    constants,
    samples: steps.map((step) => ({
      ...Object.fromEntries(inputs.map((port, lane) => [port.name, portValue(port, step.inputs[lane] ?? 0)])),
      ...(hasFirst ? { first: step.isFirst ? 1 : 0 } : {}),
    })),
  }));
}

/** The same for a recoder, which is busy with every word for as long as that has terms. */
function recoderStreams(format: CodeFormat, samples: number): readonly StageStream[] {
  const { bits: width, signed } = format;
  return operandStreams({ weights: format, inputs: format }, 1, { steps: samples }).map((steps) => {
    const numbers = steps.map(({ inputs }) => portValue({ name: 'x', width, signed }, inputs[0] ?? 0));
    return { constants: {}, samples: recodedSamples(numbers).slice(0, samples) };
  });
}

function portValue({ width, signed }: ConstantPort, word: number): number {
  return signed && word >= 2 ** (width - 1) ? word - 2 ** width : word;
}

function typicalOf({ name, typical }: ConstantPort & Partial<LaneConstant>): number {
  if (typical === undefined) throw new RangeError(`no typical value of ${name}`);
  return typical;
}
