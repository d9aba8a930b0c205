/** Dimensions of one layer as hardware sees it. Also the format of a network file on the command line. */
export type LayerShape = ConvolutionShape | DenseShape | GemmShape;

export interface ConvolutionShape {
  readonly kind: 'conv';
  readonly name: string;
  readonly inputHeight: number;
  readonly inputWidth: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: number;
  readonly padding: 'valid' | 'same' | number;
  readonly groups: number;
}

interface DenseShape {
  readonly kind: 'dense';
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
}

/** m output positions, k products per output, n output channels. */
export interface GemmShape {
  readonly kind: 'gemm';
  readonly name: string;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}
