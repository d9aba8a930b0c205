import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { accumulatorWidth, outputStageWidth } from '../../../quantization/accumulator-width';
import { type CodeFormat, narrowGrid } from '../../../quantization/code-format';
import type { Treatment } from '../placement';
import { comparisonsOf } from './comparisons';
import { isSign } from './factor';
import { needsOf } from './operand';
import type { Product } from './product';

export interface SumWidths {
  /** Pairs of a weight plane and an input plane: accumulators of one output. */
  readonly planePairs: number;
  /** Width of one of them. */
  readonly accumulatorBits: number;
  /** Width of the sum that is requantized: of all planes, and with the multiple of the input sum. */
  readonly outputStageBits: number;
}

/**
 * Widths that no sum of `products` products, of the given kinds, can overflow. The sum of one pair of planes holds products alone, and so
 * does a count of equal signs, whose bias is in the thresholds or joins behind it.
 */
export function sumWidths(
  layer: QuantizedLayer,
  products: number,
  treatment: Treatment,
  kinds: readonly Pick<Product, 'bits' | 'planePairs'>[],
): SumWidths {
  const { weights, inputs, productGrowthBits } = treatment;
  const whole = wholeSums(layer, products, treatment);
  const planePairs = Math.max(...kinds.map((kind) => kind.planePairs));
  const countsSigns = kinds.every(({ bits }) => bits === 1) && productGrowthBits === 0;
  if (countsSigns) {
    const accumulatorBits = Math.ceil(Math.log2(products + 1));
    const staysCount = planePairs === 1 && layer.outputs !== null && comparisonsOf(layer.outputs.format) > 0;
    return {
      planePairs,
      accumulatorBits,
      outputStageBits: staysCount ? accumulatorBits : whole.outputStageBits,
    };
  }
  if (planePairs === 1) return { planePairs, ...whole };
  const load = { products, weights: onePlane(weights.format), inputs: onePlane(inputs.format) };
  return {
    planePairs,
    accumulatorBits: accumulatorWidth(load) + productGrowthBits,
    outputStageBits: whole.outputStageBits,
  };
}

function wholeSums(
  layer: QuantizedLayer,
  products: number,
  { weights, inputs, extraTerms, productGrowthBits }: Treatment,
): { readonly accumulatorBits: number; readonly outputStageBits: number } {
  const formats = { weights: signsAsOnes(weights.format), inputs: signsAsOnes(inputs.format) };
  const largestSum = products * largest(formats.weights) * largest(formats.inputs);
  const weightOffset = weights.offsetApplied ? 'none' : needsOf(layer.weights).offset;
  const inputOffset = inputs.offsetApplied ? 'none' : needsOf(layer.inputs).offset;
  const constants = inputOffset === 'none' ? 0 : weightOffset === 'none' ? 1 : 2;
  const addend = (1 + constants + extraTerms.length) * largestSum;
  const load = { products, ...formats, addend };
  const largestOffset = weightOffset === 'half' ? 0.5 : largest(formats.weights);
  const inputSumTerm = weightOffset === 'none' ? null : products * largest(formats.inputs) * largestOffset;
  const accumulatorBits = accumulatorWidth(load) + productGrowthBits;
  if (inputSumTerm === null) return { accumulatorBits, outputStageBits: accumulatorBits };
  const outputStageBits = outputStageWidth({ ...load, inputSumTerm }).bits + productGrowthBits;
  return { accumulatorBits, outputStageBits };
}

/** Signs change products instead of halving them. */
function signsAsOnes(format: CodeFormat): CodeFormat {
  return isSign(format) ? narrowGrid(2) : format;
}

function onePlane(format: CodeFormat): CodeFormat {
  return format.kind === 'planes' ? narrowGrid(2) : signsAsOnes(format);
}

function largest(format: CodeFormat): number {
  return Math.max(Math.abs(format.minimum - format.shift), Math.abs(format.maximum - format.shift));
}
