import {
  cast,
  div,
  exp,
  logSoftmax,
  mul,
  neg,
  oneHot,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { withGradient } from './custom-gradient';

/** Mean cross-entropy of the softmax of the logits against classes. */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  const [count, classes] = logits.shape;
  // Cast afterwards: tfjs-wasm writes the bits of integers into a float result.
  const expected = cast(oneHot(labels, classes), 'float32');
  return withGradient<Scalar>([logits], (save) => {
    const logProbabilities = logSoftmax(logits);
    save([logProbabilities, expected]);
    return {
      value: div(neg(sum(mul(expected, logProbabilities))), count),
      gradient: (lossGradient, [saved, target]) => {
        const error = sub(exp(saved as Tensor), target as Tensor);
        return [mul(div(error, count), lossGradient)];
      },
    };
  });
}
