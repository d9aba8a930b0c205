/**
 * The functions of our WebAssembly module. `Address` is a byte offset in tfjs's memory, zero where a function's
 * documentation (in assembly/) allows none; sizes are in elements.
 */
export type Address = number;

export interface KernelExports {
  describeConvolution(
    batch: number,
    inputHeight: number,
    inputWidth: number,
    inputChannels: number,
    outputHeight: number,
    outputWidth: number,
    outputChannels: number,
    kernelHeight: number,
    kernelWidth: number,
    strideHeight: number,
    strideWidth: number,
    padTop: number,
    padLeft: number,
  ): void;
  convolutionScratchBytes(): number;
  convolve(
    input: Address,
    weights: Address,
    bias: Address,
    output: Address,
    scratch: Address,
    relu: boolean,
  ): void;
  convolveInputGradient(
    gradient: Address,
    gate: Address,
    weights: Address,
    inputGradient: Address,
    scratch: Address,
  ): void;
  convolveWeightsGradient(
    input: Address,
    gradient: Address,
    gate: Address,
    weightsGradient: Address,
    biasGradient: Address,
    scratch: Address,
  ): void;
  averagePool(input: Address, output: Address, batch: number, positions: number, channels: number): void;
  averagePoolGradient(
    gradient: Address,
    inputGradient: Address,
    batch: number,
    positions: number,
    channels: number,
  ): void;
  depthwiseConvolve(input: Address, weights: Address, bias: Address, output: Address): void;
  depthwiseInputGradient(gradient: Address, weights: Address, inputGradient: Address): void;
  depthwiseWeightsGradient(input: Address, gradient: Address, weightsGradient: Address): void;
  stockMaxPoolGradient(input: Address, gradient: Address, inputGradient: Address): void;
  maxPool(
    input: Address,
    output: Address,
    batch: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
  maxPoolGradient(
    input: Address,
    gradient: Address,
    inputGradient: Address,
    batch: number,
    height: number,
    width: number,
    channels: number,
    size: number,
  ): void;
  fakeQuantizeScratchBytes(channels: number): number;
  fakeQuantize(
    input: Address,
    step: Address,
    offset: Address,
    output: Address,
    count: number,
    channels: number,
    minimum: number,
    maximum: number,
    shift: number,
    powerOfTwo: boolean,
    scratch: Address,
  ): void;
  fakeQuantizeGradient(
    input: Address,
    step: Address,
    offset: Address,
    gradient: Address,
    inputGradient: Address,
    stepGradient: Address,
    offsetGradient: Address,
    count: number,
    channels: number,
    minimum: number,
    maximum: number,
    shift: number,
    powerOfTwo: boolean,
    gradientScale: number,
    scratch: Address,
  ): void;
  codeHalfSteps(
    input: Address,
    output: Address,
    count: number,
    step: number,
    codes: Address,
    least: number,
    most: number,
  ): void;
  reparameterizedClipGradient(
    input: Address,
    coded: Address,
    gradient: Address,
    inputGradient: Address,
    clipGradient: Address,
    count: number,
    least: number,
    limit: number,
  ): void;
  roundStochastically(
    input: Address,
    output: Address,
    count: number,
    step: number,
    offset: number,
    least: number,
    most: number,
    shift: number,
    state: Address,
  ): void;
  residualSignsScratchBytes(planes: number): number;
  residualSigns(
    input: Address,
    output: Address,
    count: number,
    step: number,
    codes: Address,
    planes: number,
  ): void;
  residualSignsGradient(
    input: Address,
    gradient: Address,
    inputGradient: Address,
    planeGradients: Address,
    count: number,
    step: number,
    codes: Address,
    planes: number,
    halving: boolean,
    scratch: Address,
  ): void;
  softGradient(
    input: Address,
    gradient: Address,
    inputGradient: Address,
    lowerGradient: Address,
    upperGradient: Address,
    temperatureGradient: Address,
    count: number,
    lower: number,
    upper: number,
    levels: number,
    table: Address,
  ): void;
  batchNormalizeScratchBytes(channels: number): number;
  batchNormalize(
    input: Address,
    gain: Address,
    shift: Address,
    output: Address,
    mean: Address,
    variance: Address,
    count: number,
    channels: number,
    epsilon: number,
    scratch: Address,
  ): void;
  batchNormalizeGradient(
    input: Address,
    gradient: Address,
    gain: Address,
    mean: Address,
    variance: Address,
    inputGradient: Address,
    gainGradient: Address,
    shiftGradient: Address,
    count: number,
    channels: number,
    epsilon: number,
    scratch: Address,
  ): void;
  softmaxCrossEntropy(
    logits: Address,
    labels: Address,
    probabilities: Address,
    loss: Address,
    batch: number,
    classes: number,
  ): void;
  softmaxCrossEntropyGradient(
    probabilities: Address,
    labels: Address,
    lossGradient: Address,
    logitsGradient: Address,
    batch: number,
    classes: number,
  ): void;
  adam(
    variable: Address,
    gradient: Address,
    firstMoment: Address,
    secondMoment: Address,
    count: number,
    learningRate: number,
    firstCorrection: number,
    secondCorrection: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ): void;
}
