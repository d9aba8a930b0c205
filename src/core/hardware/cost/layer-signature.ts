import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import { rememberByObject } from '../../remember-by-object';
import type { OnChipOperands } from '../accelerators/accelerator';
import { codingId } from '../coding-id';
import type { LayerSurroundings } from './layer-evaluation';

/** Above the width of any sum in bits. */
const addendLimit = 1024;
const onChipVariants = 8;

/** Equal for layers of equal cost on one machine; names do not count. */
export function evaluationKey(layer: QuantizedLayer, { onChip, addendBits }: LayerSurroundings): number {
  return (layerId(layer) * addendLimit + (addendBits ?? 0)) * onChipVariants + onChipVariant(onChip);
}

/** Equal for layers of the same arithmetic that add sums of the same width. */
export function arithmeticKey(layer: QuantizedLayer, addendBits: number | null): number {
  return arithmeticId(layer) * addendLimit + (addendBits ?? 0);
}

/** The same number for layers of the same content. */
const layerId = numbered((layer) => `${shapeSignature(layer.shape)};${arithmeticSignature(layer)}`);

/** The same number for layers of the same arithmetic, whatever their shapes. */
const arithmeticId = numbered(arithmeticSignature);

function numbered(signatureOf: (layer: QuantizedLayer) => string): (layer: QuantizedLayer) => number {
  const ids = new Map<string, number>();
  return rememberByObject((layer) => {
    const signature = signatureOf(layer);
    const id = ids.get(signature) ?? ids.size;
    ids.set(signature, id);
    return id;
  });
}

function arithmeticSignature(layer: QuantizedLayer): string {
  const { weights, inputs, outputs, poolWindow, scalesPerChannel, branch } = layer;
  const codings = `${codingId(weights)};${codingId(inputs)};${outputs === null ? '-' : codingId(outputs)}`;
  return `${codings};${poolWindow};${scalesPerChannel};${branchSignature(branch)}${countedSignature(layer)}`;
}

/** What was counted on a network's own codes. */
function countedSignature({ termPairs, zeroInputs }: QuantizedLayer): string {
  if (!termPairs && zeroInputs === undefined) return '';
  return `;${termPairs?.mean},${termPairs?.longest},${zeroInputs}`;
}

function branchSignature(branch: QuantizedLayer['branch']): string {
  if (!branch) return '';
  const { addend, handsOnSums, averages } = branch;
  const added = addend === null || addend === 'sums' ? addend : codingId(addend);
  return `${added},${handsOnSums},${averages}`;
}

/** Number from 0 to 7 that tells what of a layer is on the chip. */
function onChipVariant({ weights, inputs, outputs }: OnChipOperands): number {
  return (weights ? 1 : 0) + (inputs ? 2 : 0) + (outputs ? 4 : 0);
}

function shapeSignature(shape: LayerShape): string {
  if (shape.kind === 'dense') return `d${shape.inputs},${shape.outputs}`;
  if (shape.kind === 'gemm') return `g${shape.m},${shape.k},${shape.n}`;
  return `c${shape.inputHeight},${shape.inputWidth},${shape.inputChannels},${shape.outputChannels},${shape.kernelHeight},${shape.kernelWidth},${shape.stride},${shape.padding},${shape.groups}`;
}
