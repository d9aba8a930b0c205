import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import type { OnChipOperands } from '../accelerators/accelerator';

/** Equal for layers of equal cost on one machine; names do not count. */
export function layerSignature(
  { shape, weights, inputs, outputs, poolWindow, scalesPerChannel }: QuantizedLayer,
  onChip: OnChipOperands,
): string {
  return `${shapeSignature(shape)};${codingSignature(weights)};${codingSignature(inputs)};${
    outputs === null ? '-' : codingSignature(outputs)
  };${poolWindow};${scalesPerChannel};${onChipVariant(onChip)}`;
}

/** Number from 0 to 7 that tells what of a layer is on the chip. */
export function onChipVariant({ weights, inputs, outputs }: OnChipOperands): number {
  return (weights ? 1 : 0) + (inputs ? 2 : 0) + (outputs ? 4 : 0);
}

function shapeSignature(shape: LayerShape): string {
  if (shape.kind === 'dense') return `d${shape.inputs},${shape.outputs}`;
  if (shape.kind === 'gemm') return `g${shape.m},${shape.k},${shape.n}`;
  return `c${shape.inputHeight},${shape.inputWidth},${shape.inputChannels},${shape.outputChannels},${shape.kernelHeight},${shape.kernelWidth},${shape.stride},${shape.padding},${shape.groups}`;
}

function codingSignature({ format, decode }: OperandCoding): string {
  return `${format.bits},${format.signed},${format.shift},${format.minimum},${format.maximum},${decode.scale},${decode.granularity},${decode.offset}`;
}
