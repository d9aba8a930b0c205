import type { CodeFormat } from '../../quantization/code-format';
import { createRandom, type Random } from '../../random';
import type { ConstantPort, LaneConstant, PortValues } from './datapath-class';
import { recodedSamples } from './input-ports/recoder';
import { operandStreams } from './operand-streams';
import type { StageStream } from './output-stages/drive-stage';
import type { StageDesign } from './output-stages/output-stage';

const seed = 1;
const streams = 32;
const samplesPerWindow = 4;
/** Accumulators hold the largest of all sums; sums of random products are smaller by about so many bits. */
const headroomBits = 8;
/** A typical code is one of a few bits. */
const typicalCodeBits = 3;

/**
 * What an output stage sees where no network says: sums of normal distribution, far below the largest that their width
 * allows, mantissas of full width, and a shift that brings typical sums to typical codes.
 */
export function stageStreams(design: StageDesign, samples: number): readonly StageStream[] {
  const random = createRandom(seed);
  const shift = typicalShift(design);
  const valuesOf = (ports: readonly ConstantPort[]): PortValues =>
    Object.fromEntries(ports.map((port) => [port.name, typicalValue(port, shift, random)]));
  const begins = (index: number) => (index % samplesPerWindow === 0 ? 1 : 0);
  const hasFirst = design.samplePorts.some(({ name }) => name === 'first');
  return Array.from({ length: streams }, () => ({
    constants: valuesOf(design.constantPorts),
    samples: Array.from({ length: samples }, (_, index) => ({
      ...valuesOf(design.samplePorts),
      ...(hasFirst ? { first: begins(index) } : {}),
    })),
  }));
}

/** Words of codes of synthetic activations on all ports of inputs, sums of as many steps as elsewhere. */
export function codedStreams(
  { samplePorts, constantPorts }: StageDesign,
  format: CodeFormat,
  samples: number,
): readonly StageStream[] {
  const random = createRandom(seed);
  const inputs = samplePorts.filter(({ name }) => name !== 'first');
  const hasFirst = inputs.length < samplePorts.length;
  const constants = Object.fromEntries(constantPorts.map((port) => [port.name, constantValue(port, random)]));
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
export function recoderStreams(format: CodeFormat, samples: number): readonly StageStream[] {
  const { bits: width, signed } = format;
  return operandStreams({ weights: format, inputs: format }, 1, { steps: samples }).map((steps) => {
    const numbers = steps.map(({ inputs }) => portValue({ name: 'x', width, signed }, inputs[0] ?? 0));
    return { constants: {}, samples: recodedSamples(numbers).slice(0, samples) };
  });
}

function constantValue(port: ConstantPort & Partial<LaneConstant>, random: Random): number {
  return port.typical ?? typicalValue(port, 0, random);
}

function portValue({ width, signed }: ConstantPort, word: number): number {
  return signed && word >= 2 ** (width - 1) ? word - 2 ** width : word;
}

function typicalShift({ samplePorts, constantPorts }: StageDesign): number {
  const widthOf = (wanted: RegExp): number =>
    [...samplePorts, ...constantPorts].find(({ name }) => wanted.test(name))?.width ?? 0;
  return Math.max(0, widthOf(/^sum/) - headroomBits + widthOf(/^mantissa$/) - typicalCodeBits);
}

function typicalValue({ name, width, signed }: ConstantPort, shift: number, random: Random): number {
  const valueBits = signed ? width - 1 : width;
  if (/shift$/i.test(name)) return Math.min(2 ** valueBits - 1, shift);
  if (/alignment$/i.test(name)) return Math.floor(random.next() * 2 ** width);
  if (/mantissa$|^scale|^plane/i.test(name)) return fullMantissa(valueBits, random);
  const largest = 2 ** valueBits - 1;
  const center = signed ? 0 : largest / 2;
  const spread = Math.max(1, 2 ** (valueBits - headroomBits));
  const value = Math.round(center + spread * random.normal());
  return Math.min(largest, Math.max(signed ? -largest - 1 : 0, value));
}

/** A whole number with its highest bit set. */
function fullMantissa(bits: number, random: Random): number {
  const half = 2 ** Math.max(0, bits - 1);
  return half + Math.floor(random.next() * half);
}
