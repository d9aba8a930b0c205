import type { ParamValues } from '../../parameters/param-spec';
import { batchNormMode, batchNormParam } from '../batch-norm-mode';
import type { LayerSpec } from '../network';
import { imageNetClasses, imageNetInput, type PublishedNetwork } from './published-network';

/** Channels of every 3x3 convolution, stage by stage; a 2x2 pool ends each stage. */
const stages = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
] as const;

/** VGG-16, configuration D of its paper: thirteen 3x3 convolutions in five stages, and dense 4096, 4096, classes. */
export const vgg16: PublishedNetwork = {
  id: 'vgg-16',
  name: 'VGG-16',
  references: ['simonyan-2015'],
  input: imageNetInput,
  classes: imageNetClasses,
  params: [batchNormParam],
  layers: (params, classes) => [
    ...stages.flatMap((channels, index) => stage(params, `${index + 1}`, channels)),
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'dense6', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'dense7', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'dense8', units: classes, activation: 'none' },
  ],
};

function stage(params: ParamValues, number: string, channels: readonly number[]): readonly LayerSpec[] {
  const batchNorm = batchNormMode(params) !== 'none';
  const convolutions = channels.map(
    (count, index): LayerSpec => ({
      kind: 'conv',
      name: `conv${number}-${index + 1}`,
      kernel: 3,
      channels: count,
      stride: 1,
      padding: 'same',
      batchNorm,
      activation: 'relu',
    }),
  );
  return [...convolutions, { kind: 'max-pool', name: `pool${number}`, size: 2 }];
}
