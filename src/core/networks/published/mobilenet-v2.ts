import { ownBatchNormParam } from '../batch-norm-mode';
import type { LayerSpec } from '../network';
import { imageNetClasses, imageNetInput, type PublishedNetwork } from './published-network';
import { normalizedConvolution } from './residual-network';

/** Rows of the paper's table of bottlenecks. */
const rows = [
  { expansion: 1, channels: 16, blocks: 1, stride: 1 },
  { expansion: 6, channels: 24, blocks: 2, stride: 2 },
  { expansion: 6, channels: 32, blocks: 3, stride: 2 },
  { expansion: 6, channels: 64, blocks: 4, stride: 2 },
  { expansion: 6, channels: 96, blocks: 3, stride: 1 },
  { expansion: 6, channels: 160, blocks: 3, stride: 2 },
  { expansion: 6, channels: 320, blocks: 1, stride: 1 },
] as const;

const firstChannels = 32;
const lastChannels = 1280;

/**
 * MobileNetV2 of width 1: a 3x3 convolution of stride 2; seventeen bottlenecks of a 1x1 convolution that widens, a
 * depthwise 3x3 and a 1x1 that narrows without activation, with an addition where the shape stays; 1x1x1280, the mean
 * and a dense layer. Its ReLU6 is a ReLU here, because the limit belongs to the quantizer. What a bottleneck hands on may
 * be negative and is costed with the codes of all other activations.
 */
export const mobilenetV2: PublishedNetwork = {
  id: 'mobilenet-v2',
  name: 'MobileNetV2',
  references: ['sandler-2018'],
  input: imageNetInput,
  classes: imageNetClasses,
  params: [ownBatchNormParam],
  layers: (_, classes) => [
    normalizedConvolution({ name: 'conv1', kernel: 3, channels: firstChannels, stride: 2 }),
    ...bottlenecks(),
    normalizedConvolution({ name: 'conv2', kernel: 1, channels: lastChannels }),
    { kind: 'global-average-pool', name: 'pool' },
    { kind: 'dense', name: 'dense', units: classes, activation: 'none' },
  ],
};

function bottlenecks(): readonly LayerSpec[] {
  const layers: LayerSpec[] = [];
  let [input, inputs] = ['conv1', firstChannels];
  for (const [row, { expansion, channels, blocks, stride }] of rows.entries()) {
    for (let index = 0; index < blocks; index++) {
      const name = `stage${row + 1}-block${index + 1}`;
      layers.push(...bottleneck({ name, inputs, expansion, channels, stride: index === 0 ? stride : 1 }));
      const adds = index > 0;
      if (adds) layers.push({ kind: 'add', name: `${name}-add`, other: input, activation: 'none' });
      [input, inputs] = [adds ? `${name}-add` : `${name}-narrow`, channels];
    }
  }
  return layers;
}

interface Bottleneck {
  readonly name: string;
  readonly inputs: number;
  readonly expansion: number;
  readonly channels: number;
  readonly stride: number;
}

function bottleneck({ name, inputs, expansion, channels, stride }: Bottleneck): readonly LayerSpec[] {
  const wide = normalizedConvolution({ name: `${name}-widen`, kernel: 1, channels: expansion * inputs });
  return [
    ...(expansion === 1 ? [] : [wide]),
    {
      kind: 'depthwise',
      name: `${name}-depthwise`,
      kernel: 3,
      stride,
      padding: 'same',
      batchNorm: true,
      activation: 'relu',
    },
    normalizedConvolution({ name: `${name}-narrow`, kernel: 1, channels, activation: 'none' }),
  ];
}
