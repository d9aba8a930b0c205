import { ownBatchNormParam } from '../batch-norm-mode';
import { imageNetClasses, imageNetInput, type PublishedNetwork } from './published-network';
import { normalizedConvolution, residualLayers, residualStages } from './residual-network';

/** ResNet-18: four stages of two blocks, each of two 3x3 convolutions. */
export const resnet18: PublishedNetwork = {
  id: 'resnet-18',
  name: 'ResNet-18',
  references: ['he-2016'],
  input: imageNetInput,
  classes: imageNetClasses,
  params: [ownBatchNormParam],
  layers: (_, classes) =>
    residualLayers(
      residualStages([2, 2, 2, 2]),
      ({ name, input, channels, stride }) => ({
        layers: [
          normalizedConvolution({ name: `${name}-conv1`, input, kernel: 3, channels, stride }),
          normalizedConvolution({ name: `${name}-conv2`, kernel: 3, channels, activation: 'none' }),
        ],
        outputs: channels,
      }),
      classes,
    ),
};
