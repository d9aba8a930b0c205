import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';

/** Equal for layers of equal cost on one machine; names do not count. */
export function layerSignature({
  shape,
  weights,
  inputs,
  outputs,
  scalesPerChannel,
}: QuantizedLayer): string {
  return `${shapeSignature(shape)};${codingSignature(weights)};${codingSignature(inputs)};${
    outputs === null ? '-' : codingSignature(outputs)
  };${scalesPerChannel}`;
}

function shapeSignature(shape: LayerShape): string {
  if (shape.kind === 'dense') return `d${shape.inputs},${shape.outputs}`;
  if (shape.kind === 'gemm') return `g${shape.m},${shape.k},${shape.n}`;
  return `c${shape.inputHeight},${shape.inputWidth},${shape.inputChannels},${shape.outputChannels},${shape.kernelHeight},${shape.kernelWidth},${shape.stride},${shape.padding},${shape.groups}`;
}

function codingSignature({ format, decode }: OperandCoding): string {
  return `${format.bits},${format.signed},${format.shift},${format.minimum},${format.maximum},${decode.scale},${decode.granularity},${decode.offset}`;
}
