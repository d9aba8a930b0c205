import {
  add,
  matMul,
  mul,
  relu as rectify,
  step,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  transpose,
} from '@tensorflow/tfjs-core';
import { sumPerChannel, withGradient } from './custom-gradient';

/** input + bias per channel, rectified where asked for. */
export function addBias<T extends Tensor>(input: T, bias: Tensor1D, relu: boolean): T {
  return withGradient<T>([input, bias], (save) => {
    const sum: T = add(input, bias);
    const value: T = relu ? rectify(sum) : sum;
    if (relu) save([value]);
    return {
      value,
      gradient: (outputGradient, [output]) => {
        const passed = output ? mul(outputGradient, step(output)) : outputGradient;
        return [passed, sumPerChannel(passed)];
      },
    };
  });
}

/** A matrix product whose gradient transposes explicitly: tfjs-wasm multiplies transposed operands many times slower. */
export function multiplyMatrices(left: Tensor2D, right: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>([left, right], (save) => {
    save([left, right]);
    return {
      value: matMul(left, right),
      gradient: (outputGradient, [savedLeft, savedRight]) => [
        matMul(outputGradient, transpose(savedRight as Tensor2D)),
        matMul(transpose(savedLeft as Tensor2D), outputGradient),
      ],
    };
  });
}
