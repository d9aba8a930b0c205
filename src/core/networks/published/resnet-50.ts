import { chosenOption } from '../../parameters/chosen-option';
import type { ChoiceParam } from '../../parameters/param-spec';
import { ownBatchNormParam } from '../batch-norm-mode';
import { imageNetClasses, imageNetInput, type PublishedNetwork } from './published-network';
import { normalizedConvolution, residualLayers, residualStages } from './residual-network';

/**
 * Which convolution of a block that halves the image has the stride: the first, of 1x1, or the one of 3x3. That the
 * paper means the first is assumed; the networks behind the published accuracies have it in the other.
 */
const downsampling = {
  kind: 'choice',
  key: 'downsampling',
  options: ['pointwise', 'spatial'],
  default: 'pointwise',
} as const satisfies ChoiceParam;

const expansion = 4;

/** ResNet-50: stages of 3, 4, 6 and 3 blocks, each of a 1x1, a 3x3 and a 1x1 convolution to four times the channels. */
export const resnet50: PublishedNetwork = {
  id: 'resnet-50',
  name: 'ResNet-50',
  references: ['he-2016'],
  input: imageNetInput,
  classes: imageNetClasses,
  params: [downsampling, ownBatchNormParam],
  layers: (params, classes) => {
    const isFirst = chosenOption(downsampling, params) === 'pointwise';
    return residualLayers(
      residualStages([3, 4, 6, 3]),
      ({ name, input, channels, stride }) => {
        const [first, second] = isFirst ? [stride, 1] : [1, stride];
        const outputs = expansion * channels;
        return {
          layers: [
            normalizedConvolution({ name: `${name}-conv1`, input, kernel: 1, channels, stride: first }),
            normalizedConvolution({ name: `${name}-conv2`, kernel: 3, channels, stride: second }),
            normalizedConvolution({
              name: `${name}-conv3`,
              kernel: 1,
              channels: outputs,
              activation: 'none',
            }),
          ],
          outputs,
        };
      },
      classes,
    );
  },
};
