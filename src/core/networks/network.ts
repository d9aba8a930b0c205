import type { ParamSpec, ParamValues } from '../parameters/param-spec';

/** What follows a layer's sums: nothing, max(x, 0), or the hard tanh, which clips x to [-1, 1]. */
export type Activation = 'none' | 'relu' | 'hard-tanh';

/** One layer of a trainable network. Layers form a chain. */
export type LayerSpec = ConvolutionSpec | MaxPoolSpec | FlattenSpec | DenseSpec;

export interface ConvolutionSpec {
  readonly kind: 'conv';
  readonly name: string;
  readonly kernel: number;
  readonly channels: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly batchNorm: boolean;
  readonly activation: Activation;
}

interface MaxPoolSpec {
  readonly kind: 'max-pool';
  readonly name: string;
  readonly size: number;
}

interface FlattenSpec {
  readonly kind: 'flatten';
  readonly name: string;
}

export interface DenseSpec {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
  readonly activation: Activation;
}

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A network that the page can train. */
export interface TrainableNetwork {
  readonly id: string;
  readonly params: readonly ParamSpec[];
  layers(params: ParamValues, classes: number): readonly LayerSpec[];
}
