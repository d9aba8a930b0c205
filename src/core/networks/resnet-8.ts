import type { ParamValues } from '../parameters/param-spec';
import { ownBatchNormParam } from './batch-norm-mode';
import { channelMultiplierParam, multipliedChannels } from './channel-multiplier';
import type { Activation, ConvolutionSpec, LayerSpec, Network } from './network';

const channelMultiplier = channelMultiplierParam(0.5);

/**
 * A 3x3 convolution and three residual blocks of two more (16; 16, 32 with stride 2, 64 with stride 2 channels, times the
 * multiplier), a 1x1 convolution on the shortcut where the shape changes, batch normalization everywhere; the mean over
 * the image and a dense layer.
 */
export const resnet8: Network = {
  id: 'resnet-8',
  params: [channelMultiplier, ownBatchNormParam],
  layers: (params, classes) => [
    convolution(params, { name: 'conv1', channels: 16 }),
    ...block(params, 'block1', 'conv1', { channels: 16, stride: 1 }),
    ...block(params, 'block2', 'block1-add', { channels: 32, stride: 2 }),
    ...block(params, 'block3', 'block2-add', { channels: 64, stride: 2 }),
    { kind: 'global-average-pool', name: 'pool' },
    { kind: 'dense', name: 'dense', units: classes, activation: 'none' },
  ],
};

function block(
  params: ParamValues,
  name: string,
  input: string,
  { channels, stride }: { readonly channels: number; readonly stride: number },
): readonly LayerSpec[] {
  const shortcut = `${name}-shortcut`;
  const [first, second] = [`${name}-conv1`, `${name}-conv2`];
  const projection = { name: shortcut, input, channels, stride, kernel: 1, activation: 'none' } as const;
  return [
    convolution(params, { name: first, input, channels, stride }),
    convolution(params, { name: second, channels, activation: 'none' }),
    ...(stride === 1 ? [] : [convolution(params, projection)]),
    {
      kind: 'add',
      name: `${name}-add`,
      input: second,
      other: stride === 1 ? input : shortcut,
      activation: 'relu',
    },
  ];
}

interface Convolution {
  readonly name: string;
  readonly channels: number;
  readonly input?: string;
  readonly stride?: number;
  readonly kernel?: number;
  readonly activation?: Activation;
}

function convolution(params: ParamValues, { channels, ...given }: Convolution): ConvolutionSpec {
  return {
    kind: 'conv',
    kernel: 3,
    stride: 1,
    padding: 'same',
    batchNorm: true,
    activation: 'relu',
    channels: multipliedChannels(channels, channelMultiplier, params),
    ...given,
  };
}
