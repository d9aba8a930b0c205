import { chosenOption } from '../../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../../parameters/param-spec';
import { batchNormMode, batchNormParam } from '../batch-norm-mode';
import type { ConvolutionSpec, DenseSpec, LayerSpec } from '../network';
import { imageNetClasses, type PublishedNetwork } from './published-network';

/** Two groups in the second, fourth and fifth convolution, as in the paper, or none, as in later versions. */
const groups = {
  kind: 'choice',
  key: 'groups',
  options: ['two', 'none'],
  default: 'two',
} as const satisfies ChoiceParam;

/**
 * AlexNet: convolutions 11x11x96 (stride 4), 5x5x256, 3x3x384, 3x3x384, 3x3x256, three of them in two groups, and dense
 * 4096, 4096, classes. Its windows of 11 at stride 4 give 55x55 outputs on 227x227 pixels, to which 224x224 images are
 * padded. Pools of 3x3 at stride 2 stand as 2x2, which have the same outputs and 3 instead of 8 comparisons each; the
 * normalization across channels, which needs no weights, is left out.
 */
export const alexnet: PublishedNetwork = {
  id: 'alexnet',
  name: 'AlexNet',
  references: ['krizhevsky-2012'],
  input: { height: 227, width: 227, channels: 3 },
  classes: imageNetClasses,
  params: [groups, batchNormParam],
  layers: (params, classes) => [
    convolution(params, { name: 'conv1', kernel: 11, channels: 96, stride: 4, padding: 'valid' }),
    pool('pool1'),
    convolution(params, { name: 'conv2', kernel: 5, channels: 256, ...halves(params) }),
    pool('pool2'),
    convolution(params, { name: 'conv3', channels: 384 }),
    convolution(params, { name: 'conv4', channels: 384, ...halves(params) }),
    convolution(params, { name: 'conv5', channels: 256, ...halves(params) }),
    pool('pool5'),
    { kind: 'flatten', name: 'flatten' },
    dense('dense6', 4096),
    dense('dense7', 4096),
    { ...dense('dense8', classes), activation: 'none' },
  ],
};

function halves(params: ParamValues): Pick<ConvolutionSpec, 'groups'> {
  return chosenOption(groups, params) === 'two' ? { groups: 2 } : {};
}

function convolution(
  params: ParamValues,
  given: Partial<ConvolutionSpec> & Pick<ConvolutionSpec, 'name' | 'channels'>,
): ConvolutionSpec {
  const batchNorm = batchNormMode(params) !== 'none';
  return { kind: 'conv', kernel: 3, stride: 1, padding: 'same', batchNorm, activation: 'relu', ...given };
}

function pool(name: string): LayerSpec {
  return { kind: 'max-pool', name, size: 2 };
}

function dense(name: string, units: number): DenseSpec {
  return { kind: 'dense', name, units, activation: 'relu' };
}
