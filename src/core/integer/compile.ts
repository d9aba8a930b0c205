import { assertNever } from '../assert-never';
import { outputImage } from '../networks/layer-shapes';
import type { ImageShape, LayerSpec } from '../networks/network';
import type { TrainedNetwork } from '../networks/trained-network';
import { inputSumMantissaBits, outputStageWidth } from '../quantization/accumulator-width';
import { largestStored } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import { codedByThresholds } from '../quantization/threshold-codes';
import { type AccumulatorTerms, accumulatorTerms } from './accumulator-terms';
import { compileLogits, compileRequantization } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { CodeOutput, IntegerLayer, IntegerMatrixLayer, IntegerNetwork } from './integer-network';
import { carriesOffset, padCode } from './product-grid';
import type { QuantizedStage } from './quantized-stage';

export interface CompileOptions {
  /** Mantissa bits of the factors that turn accumulators into codes, 2 to 31. Unused where shifts suffice. */
  readonly requantizationBits: number;
}

/** Bits of the whole numbers that a float64 holds exactly, and of accumulators that leave some to the last factors. */
const exactBits = 53;
const widestAccumulator = 51;

/**
 * The network on integers alone: weight codes, biases and constant offset terms on the grid of the products,
 * requantization as shifts (all steps powers of two, no batch normalization kept: exact) or as integer mantissas, the
 * run-time sum of the inputs where weights carry an offset (gemmlowp's four terms). Codes on other than integer grids and
 * of two or three values come from thresholds. Throws a RangeError that names a layer without quantizers, or whose sums
 * float64 could not hold.
 */
export function compileIntegerNetwork(trained: TrainedNetwork, options: CompileOptions): IntegerNetwork {
  const { requantizationBits } = options;
  if (!Number.isInteger(requantizationBits) || requantizationBits < 2 || requantizationBits > 31) {
    throw new RangeError(`invalid requantization bits: ${requantizationBits}`);
  }
  const layers: IntegerLayer[] = [];
  let image = trained.input;
  for (const [index, spec] of trained.specs.entries()) {
    const layer = compileLayer(trained, index, image, requantizationBits);
    if (layer) layers.push(layer);
    image = outputImage(spec, image);
  }
  return { input: trained.input, classes: trained.classes, layers };
}

function compileLayer(
  trained: TrainedNetwork,
  index: number,
  inputImage: ImageShape,
  requantizationBits: number,
): IntegerLayer | null {
  const spec = trained.specs[index] as LayerSpec;
  switch (spec.kind) {
    case 'conv':
    case 'dense': {
      const layer = trained.layers[spec.name];
      if (!layer?.weightQuantizer || !layer.inputQuantizer) {
        throw new RangeError(`layer ${spec.name} is not quantized`);
      }
      const { weightQuantizer: weights, inputQuantizer: inputs } = layer;
      const outputs = nextInputQuantizer(trained, index);
      return compileMatrixLayer({ spec, layer, weights, inputs, outputs, inputImage }, requantizationBits);
    }
    case 'max-pool':
      return { kind: 'max-pool', name: spec.name, size: spec.size };
    case 'flatten':
      return null;
    default:
      return assertNever(spec);
  }
}

function nextInputQuantizer(trained: TrainedNetwork, index: number): Quantizer | null {
  const next = trained.specs.slice(index + 1).find(({ kind }) => kind === 'conv' || kind === 'dense');
  return (next && trained.layers[next.name]?.inputQuantizer) ?? null;
}

function compileMatrixLayer(stage: QuantizedStage, requantizationBits: number): IntegerMatrixLayer {
  const { weights, inputs, outputs } = stage;
  const window = windowOf(stage);
  const products = window.kernelHeight * window.kernelWidth * window.inputChannels;
  const terms = accumulatorTerms(stage, products);
  const meetsInputSum = carriesOffset(weights);
  const largestSumTerm = products * largestStored(inputs) * largestMagnitude(terms.weightOffsets);
  const { bits: accumulatorBits, fractionBits } = outputStageWidth({
    products,
    weights: weights.format,
    inputs: inputs.format,
    addend: largestMagnitude(terms.bias),
    inputSumTerm: meetsInputSum ? largestSumTerm : null,
  });
  if (accumulatorBits > widestAccumulator) {
    throw new RangeError(`layer ${stage.spec.name} needs an accumulator of ${accumulatorBits} bits`);
  }
  const unitsPerProduct = 2 ** fractionBits;
  return {
    ...window,
    weightFormat: weights.format,
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
    output: outputs
      ? compileCodes(stage, outputs, terms, unitsPerProduct, requantizationBits)
      : compileLogits(stage, terms.factors, Math.min(requantizationBits, exactBits - accumulatorBits)),
  };
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
  return spec.kind === 'conv'
    ? {
        kind,
        name,
        kernelHeight: spec.kernel,
        kernelWidth: spec.kernel,
        inputChannels: channels,
        outputChannels: spec.channels,
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

function largestMagnitude(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
