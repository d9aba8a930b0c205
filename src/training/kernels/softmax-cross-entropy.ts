import { type Scalar, type TensorInfo, zerosLike } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import { defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

export function defineSoftmaxCrossEntropy(host: KernelHost): Operations['softmaxCrossEntropy'] {
  const { kernels, address } = host;
  const run = defineOperation<'logits' | 'labels', 'labels', Record<string, never>>({
    name: 'BitFrontierSoftmaxCrossEntropy',
    saves: ['labels'],
    outputs: 2,
    savesOutputs: true,
    forward: ({ logits, labels }) => {
      const loss = host.allocate([]);
      const probabilities = host.allocate(logits.shape);
      const [batch, classes] = shapeOf(logits);
      kernels.softmaxCrossEntropy(
        address(logits),
        address(labels),
        address(probabilities),
        address(loss),
        batch,
        classes,
      );
      return [loss, probabilities];
    },
    backward: ({ gradient, inputs: { labels }, outputs: [, probabilities] }) => ({
      logits: () => {
        if (!probabilities) throw new TypeError('the probabilities were not saved');
        const logitsGradient = host.allocateTensor(probabilities.shape);
        const [batch, classes] = shapeOf(probabilities);
        kernels.softmaxCrossEntropyGradient(
          address(probabilities),
          address(labels),
          address(gradient),
          address(logitsGradient),
          batch,
          classes,
        );
        return logitsGradient;
      },
      labels: () => zerosLike(labels),
    }),
  });
  return (logits, labels) => run({ logits, labels }, {})[0] as Scalar;
}

function shapeOf({ shape }: TensorInfo): [number, number] {
  return shape as [number, number];
}
