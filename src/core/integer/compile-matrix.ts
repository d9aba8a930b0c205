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
import { exactBits, widestAccumulator } from './widest-sums';

/** A layer with weights, and what a unit of its accumulators is worth per output channel. */
export interface CompiledMatrix {
  readonly layer: IntegerMatrixLayer;
  readonly factors: Float64Array;
}

/** Throws a RangeError for sums that float64 could not hold. */
export function compileMatrixLayer(stage: QuantizedStage, requantizationBits: number): CompiledMatrix {
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
  const layer: IntegerMatrixLayer = {
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
    output: compileOutput(stage, terms, { accumulatorBits, unitsPerProduct, requantizationBits }),
  };
  return { layer, factors: terms.factors.map((factor) => factor / unitsPerProduct) };
}

interface OutputOptions {
  readonly accumulatorBits: number;
  readonly unitsPerProduct: number;
  readonly requantizationBits: number;
}

function compileOutput(
  stage: QuantizedStage,
  terms: AccumulatorTerms,
  { accumulatorBits, unitsPerProduct, requantizationBits }: OutputOptions,
): IntegerMatrixLayer['output'] {
  const { outputs, resolution, spec } = stage;
  if (outputs) return compileCodes(stage, outputs, terms, unitsPerProduct, requantizationBits);
  if (resolution === null) {
    return compileLogits(stage, terms.factors, Math.min(requantizationBits, exactBits - accumulatorBits));
  }
  const factors = terms.factors.map((factor) => factor / unitsPerProduct);
  return compileWide(spec.activation, factors, { bits: accumulatorBits, shift: 0 });
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
