import { assertNever } from '../../assert-never';
import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import type { CodeFormat } from '../../quantization/code-format';
import type { OnChipOperands } from '../accelerators/accelerator';
import type { LayerSurroundings } from './layer-evaluation';

/** Equal for layers of equal cost on one machine; names do not count. */
export function layerSignature(layer: QuantizedLayer, { onChip, addendBits }: LayerSurroundings): string {
  const { shape, weights, inputs, outputs, poolWindow, scalesPerChannel, branch } = layer;
  return `${shapeSignature(shape)};${codingId(weights)};${codingId(inputs)};${
    outputs === null ? '-' : codingId(outputs)
  };${poolWindow};${scalesPerChannel};${branchSignature(branch)};${addendBits};${onChipVariant(onChip)}${countedSignature(layer)}`;
}

/** Equal for layers of the same arithmetic: shapes, of which only the products per output count, may differ. */
export function datapathSignature(
  layer: QuantizedLayer,
  products: number,
  addendBits: number | null,
): string {
  const { weights, inputs, outputs, poolWindow, scalesPerChannel, branch } = layer;
  const codings = `${codingId(weights)};${codingId(inputs)};${outputs === null ? '-' : codingId(outputs)}`;
  return `${codings};${products};${poolWindow};${scalesPerChannel};${branchSignature(branch)};${addendBits}${countedSignature(layer)}`;
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

export const onChipVariants = 8;

/** Number from 0 to 7 that tells what of a layer is on the chip. */
export function onChipVariant({ weights, inputs, outputs }: OnChipOperands): number {
  return (weights ? 1 : 0) + (inputs ? 2 : 0) + (outputs ? 4 : 0);
}

function shapeSignature(shape: LayerShape): string {
  if (shape.kind === 'dense') return `d${shape.inputs},${shape.outputs}`;
  if (shape.kind === 'gemm') return `g${shape.m},${shape.k},${shape.n}`;
  return `c${shape.inputHeight},${shape.inputWidth},${shape.inputChannels},${shape.outputChannels},${shape.kernelHeight},${shape.kernelWidth},${shape.stride},${shape.padding},${shape.groups}`;
}

const idsByCoding = new WeakMap<OperandCoding, number>();
const idsBySignature = new Map<string, number>();

/** The same number for codings of the same content. Layers share their codings, which are looked up by identity first. */
function codingId(coding: OperandCoding): number {
  const known = idsByCoding.get(coding);
  if (known !== undefined) return known;
  const signature = codingSignature(coding);
  const id = idsBySignature.get(signature) ?? idsBySignature.size;
  idsBySignature.set(signature, id);
  idsByCoding.set(coding, id);
  return id;
}

function codingSignature({ format, decode }: OperandCoding): string {
  return `${formatSignature(format)},${decode.scale},${decode.mantissaBits},${decode.granularity},${decode.offset}`;
}

function formatSignature(format: CodeFormat): string {
  const { kind, bits, signed, shift, minimum, maximum } = format;
  const range = `${kind},${bits},${signed},${shift},${minimum},${maximum}`;
  switch (format.kind) {
    case 'integer-grid':
    case 'planes':
      return range;
    case 'power-of-two':
      return `${range},${format.hasZero}`;
    case 'additive-powers':
      return `${range},${format.terms.map((term) => term.join('/')).join('+')}`;
    case 'minifloat':
      return `${range},${format.exponentBits}`;
    case 'row-mix':
      return format.rows.map((row) => `${formatSignature(row.format)}*${row.fraction}`).join('+');
    default:
      return assertNever(format);
  }
}
