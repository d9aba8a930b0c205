import { type Tensor, tensor, tidy, type Variable } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Operations } from '../operations/operations';
import { passThrough } from './pass-through';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { mapValues } from './scalar-operation';

/**
 * Signs of fixed magnitude H for weights (Courbariaux et al. 2016): the gradient at the signs moves the latent weights
 * as it is, every update is multiplied by the inverse Glorot coefficient of the layer, and the latent weights are
 * clipped to [-H, H].
 */
export function createSignTwin({ quantizer, weights }: TwinOptions): QuantizerTwin {
  if (!weights) throw new RangeError('a sign twin without weights');
  const limit = (quantizer.steps[0] ?? 1) * quantizer.format.maximum;
  let before = weights;
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      passThrough(input, () =>
        mapValues(input, operations, ({ values, result }) => result.set(fakeQuantize(values, quantizer))),
      ),
    afterUpdate: (latent) => {
      if (!latent) return;
      const factor = inverseGlorotCoefficient(latent.shape);
      const after = latent.dataSync<'float32'>();
      before = Float32Array.from(after, (value, index) => {
        const start = before[index] as number;
        return Math.min(Math.max(start + factor * (value - start), -limit), limit);
      });
      assign(latent, before);
    },
    freeze: () => quantizer,
    dispose: () => {},
  };
}

/** sqrt((inputs + outputs) / 1.5), both counted with the area of the kernel. */
function inverseGlorotCoefficient(shape: readonly number[]): number {
  const size = shape.reduce((product, length) => product * length, 1);
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  return Math.sqrt((size / outputs + size / inputs) / 1.5);
}

function assign(latent: Variable, values: Float32Array): void {
  tidy(() => latent.assign(tensor(values, latent.shape)));
}
