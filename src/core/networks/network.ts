import type { ParamSpec, ParamValues } from '../parameters/param-spec';

/** What follows a layer's sums: nothing, max(x, 0), or the hard tanh, which clips x to [-1, 1]. */
export type Activation = 'none' | 'relu' | 'hard-tanh';

/**
 * One layer of a network. Layers form a graph and stand in topological order; each reads the layer before it
 * unless it names another.
 */
export type LayerSpec = MatrixSpec | MaxPoolSpec | FlattenSpec | AddSpec | GlobalAveragePoolSpec;

/** A layer with weights. */
export type MatrixSpec = ConvolutionSpec | DepthwiseSpec | DenseSpec;

interface LayerNode {
  readonly name: string;
  /** Name of the layer whose output this one reads. */
  readonly input?: string;
}

export interface ConvolutionSpec extends LayerNode {
  readonly kind: 'conv';
  readonly kernel: number;
  readonly channels: number;
  /** Only of networks that the page does not train: channels in as many parts, each with filters of its own. */
  readonly groups?: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly batchNorm: boolean;
  readonly activation: Activation;
}

/** A convolution of each channel by itself, with one filter per channel. */
export interface DepthwiseSpec extends LayerNode {
  readonly kind: 'depthwise';
  readonly kernel: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly batchNorm: boolean;
  readonly activation: Activation;
}

export interface MaxPoolSpec extends LayerNode {
  readonly kind: 'max-pool';
  readonly size: number;
}

interface FlattenSpec extends LayerNode {
  readonly kind: 'flatten';
}

export interface DenseSpec extends LayerNode {
  readonly kind: 'dense';
  readonly units: number;
  readonly activation: Activation;
}

/** The sum of two images of one shape. */
export interface AddSpec extends LayerNode {
  readonly kind: 'add';
  /** Name of the layer whose output is the second operand. */
  readonly other: string;
  readonly activation: Activation;
}

/** The mean of every channel over the whole image. */
export interface GlobalAveragePoolSpec extends LayerNode {
  readonly kind: 'global-average-pool';
}

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A network that the page can train, or one whose hardware cost alone it can tell. */
export interface Network {
  readonly id: string;
  readonly params: readonly ParamSpec[];
  layers(params: ParamValues, classes: number): readonly LayerSpec[];
}

/** True for layers with weights. */
export function isMatrixLayer(spec: LayerSpec): spec is MatrixSpec {
  return spec.kind === 'conv' || spec.kind === 'depthwise' || spec.kind === 'dense';
}
