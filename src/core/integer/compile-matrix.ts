import { inputSumMantissaBits, outputStageWidth } from '../quantization/accumulator-width';
import { largestStored } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import { codedByThresholds } from '../quantization/threshold-codes';
import { type AccumulatorTerms, accumulatorTerms } from './accumulator-terms';
import { compileLogits, compileRequantization } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { compileWide } from './compile-wide';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { CodeOutput, IntegerMatrixLayer } from './integer-network';
import { largestMagnitude } from './largest-magnitude';
import { carriesOffset, padCode } from './product-grid';
import type { QuantizedStage } from './quantized-stage';
import { largestSum } from './sum-range';
import { type SumReaders, widestRead } from './sum-readers';
import { codedValues, type TensorValues, wideValues } from './tensor-values';
import { bitsOfSums, exactBits, widestAccumulator } from './widest-sums';

interface CompiledMatrix {
  readonly layer: IntegerMatrixLayer;
  /** Null for the logits. */
  readonly result: TensorValues | null;
}

/** Throws a RangeError for sums that float64 could not hold. */
export function compileMatrixLayer(stage: QuantizedStage, options: MatrixOptions): CompiledMatrix {
  const { weights, inputs } = stage;
  const window = windowOf(stage);
  const products = stage.layer.weights.length / window.outputChannels;
  const terms = accumulatorTerms(stage, products);
  const meetsInputSum = carriesOffset(weights);
  const largestSumTerm = products * largestStored(inputs) * largestMagnitude(terms.weightOffsets);
  const { bits: accumulatorBits, fractionBits } = outputStageWidth({
    products,
    weights: terms.weightFormat,
    inputs: inputs.format,
    addend: largestMagnitude(terms.bias),
    inputSumTerm: meetsInputSum ? largestSumTerm : null,
  });
  if (accumulatorBits > widestAccumulator) {
    throw new RangeError(`layer ${stage.spec.name} needs an accumulator of ${accumulatorBits} bits`);
  }
  const unitsPerProduct = 2 ** fractionBits;
  const summands = {
    ...window,
    weightFormat: terms.weightFormat,
    inputFormat: inputs.format,
    weightCodes: terms.weightCodes,
    bias: terms.bias,
    padCode: padCode(inputs),
    inputSumMultiplier: meetsInputSum
      ? dyadicMultipliers(
          terms.weightOffsets.map((offset) => offset * unitsPerProduct),
          inputSumMantissaBits,
        )
      : null,
    fractionBits,
    accumulatorBits,
  };
  const sumBits = Math.min(accumulatorBits, bitsOfSums(largestSum(summands)));
  const outputOptions = { ...options, accumulatorBits, sumBits, unitsPerProduct };
  const { output, result } = compileOutput(stage, terms, outputOptions);
  return { layer: { ...summands, output }, result };
}

interface MatrixOptions {
  readonly requantizationBits: number;
  /** Of what stays wide. */
  readonly readers: SumReaders;
}

interface OutputOptions extends MatrixOptions {
  readonly accumulatorBits: number;
  /** Bits of the sums that the weights of the layer can reach: often far fewer than those of any weights. */
  readonly sumBits: number;
  readonly unitsPerProduct: number;
}

interface CompiledOutput {
  readonly output: IntegerMatrixLayer['output'];
  readonly result: TensorValues | null;
}

function compileOutput(
  stage: QuantizedStage,
  terms: AccumulatorTerms,
  options: OutputOptions,
): CompiledOutput {
  const { outputs, resolution } = stage;
  const { accumulatorBits, unitsPerProduct, requantizationBits } = options;
  if (outputs) {
    const output = compileCodes(stage, outputs, terms, unitsPerProduct, requantizationBits);
    return { output, result: codedValues(outputs) };
  }
  if (resolution !== null) return compileSums(stage, terms, resolution, options);
  const mantissaBits = Math.min(requantizationBits, exactBits - accumulatorBits);
  return { output: compileLogits(stage, terms.factors, mantissaBits), result: null };
}

/**
 * Sums on a grid no coarser than the resolution, for the limits of the activation and the constants that readers add; a
 * coarser one where readers would leave the exact whole numbers.
 */
function compileSums(
  { spec, layer, weights, inputs }: QuantizedStage,
  { factors, constants }: AccumulatorTerms,
  resolution: number,
  { sumBits: bits, unitsPerProduct, readers }: OutputOptions,
): CompiledOutput {
  const largestUnit = largestMagnitude(factors) / unitsPerProduct;
  const finest = Math.max(0, Math.ceil(Math.log2(largestUnit / resolution)));
  const largestConstant = readers.meanAddsConstants ? largestMagnitude(constants) * unitsPerProduct : 0;
  const needed = bitsOfSums(2 ** (bits - 1) + largestConstant);
  const shift = Math.max(0 - finest, needed - widestRead(readers));
  const values = {
    factors: factors.map((factor) => (factor * 2 ** shift) / unitsPerProduct),
    constants: constants.map((constant, channel) => constant * (factors[channel] as number)),
    isRational: !layer.batchNorm && weights.decode.scale !== 'real' && inputs.decode.scale !== 'real',
  };
  const output = compileWide(spec.activation, values, { bits, shift });
  return { output, result: wideValues(output, values) };
}

function compileCodes(
  stage: QuantizedStage,
  outputs: Quantizer,
  terms: AccumulatorTerms,
  unitsPerProduct: number,
  requantizationBits: number,
): CodeOutput {
  if (codedByThresholds(outputs.format)) {
    return compileThresholds(outputs, stage.spec.activation, terms, unitsPerProduct);
  }
  const factors = terms.factors.map((factor) => factor / unitsPerProduct);
  return compileRequantization(stage, outputs, factors, requantizationBits);
}

type Window = Pick<
  IntegerMatrixLayer,
  'kind' | 'name' | 'kernelHeight' | 'kernelWidth' | 'inputChannels' | 'outputChannels' | 'stride' | 'padding'
>;

function windowOf({ spec, inputImage }: QuantizedStage): Window {
  const { height, width, channels } = inputImage;
  const { kind, name } = spec;
  return spec.kind !== 'dense'
    ? {
        kind,
        name,
        kernelHeight: spec.kernel,
        kernelWidth: spec.kernel,
        inputChannels: channels,
        outputChannels: spec.kind === 'conv' ? spec.channels : channels,
        stride: spec.stride,
        padding: spec.padding,
      }
    : {
        kind,
        name,
        kernelHeight: 1,
        kernelWidth: 1,
        inputChannels: height * width * channels,
        outputChannels: spec.units,
        stride: 1,
        padding: 'valid',
      };
}
