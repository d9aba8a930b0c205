import { streamCount } from '../../gates/stimulus';
import type { ConstantPort, PortValues } from '../datapath-class';
import { onPorts } from '../on-ports';
import type { StageStream } from '../output-stages/drive-stage';
import type { StageDesign } from '../output-stages/output-stage';
import { beginFraction, busyColumns, type ColumnArray, columnOutputs } from './column-steps';
import type { LayerOperands, OutputPlace } from './layer-operands';
import { factorOf } from './layer-outputs';
import { type MeasuredStage, stageConstants } from './stage-constants';

/** What an addition adds to the layer's sums, by image: [positions, channels]. */
export type AddedValues = readonly Float64Array[];

/**
 * Sums of a layer as they reach a requantizer, with the constants of their channels: outputs of one column, one after the
 * other; those of the last layer channel by channel. Null where the stage has ports that nothing of the network says.
 */
export function outputStreams(
  design: Pick<StageDesign, 'constantPorts' | 'samplePorts'>,
  stage: MeasuredStage,
  operands: LayerOperands,
  added: AddedValues | null,
  array: Pick<ColumnArray, 'columns'>,
  count: number,
): readonly StageStream[] | null {
  const channels = Array.from({ length: operands.layer.outputChannels }, (_, channel) => channel);
  const constants = channels.map((channel) => stageConstants(stage, channel));
  const isLast = stage.spec.result.kind === 'logits';
  const columns = isLast ? 1 : busyColumns(operands, channels, array);
  const valuesAt = (place: OutputPlace): PortValues => ({
    ...constants[place.channel],
    ...sumsAt(stage, operands, added, place),
    channel: place.channel,
    first: place.channel === 0 ? 1 : 0,
  });
  const [example] = [valuesAt({ image: 0, position: 0, channel: 0 })];
  const isKnown = ({ name }: ConstantPort): boolean => example[name] !== undefined;
  const isComplete = constants.every((each) => each !== null);
  if (!isComplete || ![...design.constantPorts, ...design.samplePorts].every(isKnown)) return null;
  return Array.from({ length: streamCount }, (_, stream) => {
    const outputs = columnOutputs(operands, channels, stream % columns, isLast ? 1 : array.columns);
    const start = Math.floor(beginFraction(stream) * outputs.count);
    const places = Array.from({ length: count }, (_, index) => outputs.at(start + index));
    const [first = outputs.at(0)] = places;
    return {
      constants: onPorts(design.constantPorts, valuesAt(first)),
      samples: places.map((place) => onPorts(design.samplePorts, valuesAt(place))),
    };
  });
}

/** Values of a max pool's windows, or the sums that a mean adds up, as they reach the pooler. */
export function pooledStreams(
  design: Pick<StageDesign, 'samplePorts'>,
  windows: readonly (readonly number[])[],
  count: number,
): readonly StageStream[] {
  return Array.from({ length: streamCount }, (_, stream) => {
    const samples: PortValues[] = [];
    for (let index = Math.floor(beginFraction(stream) * windows.length); samples.length < count; index++) {
      const window = windows[index % windows.length] ?? [];
      for (const [place, value] of window.entries()) {
        samples.push(onPorts(design.samplePorts, { value, first: place === 0 ? 1 : 0 }));
      }
    }
    return { constants: {}, samples: samples.slice(0, count) };
  });
}

function sumsAt(
  { spec, outputs, unitsPerProduct, engineFractionBits }: MeasuredStage,
  operands: LayerOperands,
  added: AddedValues | null,
  place: OutputPlace,
): PortValues {
  const { image, position, channel } = place;
  const { inputSumMultiplier, outputChannels } = operands.layer;
  const inputSum = inputSumMultiplier ? inputSumAt(operands, place) : 0;
  const joined =
    inputSumMultiplier && !spec.inputSum
      ? (inputSum * factorOf(inputSumMultiplier, channel)) / 2 ** engineFractionBits
      : 0;
  const at = position * outputChannels + channel;
  return {
    sum: Math.round((operands.sum(place) + joined) * unitsPerProduct(channel)),
    ...(spec.inputSum && inputSumMultiplier
      ? { inputSum, ...offsetConstants(inputSumMultiplier, channel, spec.inputSum.leftShift) }
      : {}),
    ...(outputs.addition && added ? { addend: added[image]?.[at] ?? 0 } : {}),
  };
}

function offsetConstants(
  { mantissas, shifts }: { readonly mantissas: Int32Array; readonly shifts: Int8Array },
  channel: number,
  leftShift: number,
): PortValues {
  const at = mantissas.length === 1 ? 0 : channel;
  return { offsetMantissa: mantissas[at] as number, offsetShift: (shifts[at] as number) + leftShift };
}

function inputSumAt(operands: LayerOperands, place: OutputPlace): number {
  let sum = 0;
  for (let position = 0; position < operands.kernelPositions; position++) {
    for (let input = 0; input < operands.inputsPerKernelPosition; input++) {
      sum += operands.inputCode(place, position, input);
    }
  }
  return sum;
}
