import type { ParamSpec, ParamValues } from '../parameters/param-spec';

/** One layer of a trainable network. Layers form a chain; activations are ReLU where `relu` is set. */
export type LayerSpec = ConvolutionSpec | MaxPoolSpec | FlattenSpec | DenseSpec;

export interface ConvolutionSpec {
  readonly kind: 'conv';
  readonly name: string;
  readonly kernel: number;
  readonly channels: number;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly batchNorm: boolean;
  readonly relu: boolean;
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
  readonly relu: boolean;
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
