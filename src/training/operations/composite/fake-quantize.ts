import {
  add,
  cast,
  clipByValue,
  div,
  floor,
  greater,
  greaterEqual,
  less,
  log,
  logicalAnd,
  mul,
  pow,
  reshape,
  scalar,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core';
import type { FakeQuantization } from '../operations';
import { sumPerChannel, withGradient } from './custom-gradient';

/** The straight-through estimator in mask form: inside the range the value passes, outside it moves step and offset. */
export function fakeQuantize<T extends Tensor>(
  input: T,
  step: Tensor1D,
  offset: Tensor1D,
  quantization: FakeQuantization,
): T {
  const { minimum, maximum, shift, learnsStep, learnsOffset, gradientScale } = quantization;
  return withGradient<T>([input, step, offset], (save) => {
    const used = quantization.scale === 'power-of-two' ? nearestPowerOfTwo(step) : step;
    const position = div(sub(input, offset), used);
    const code = nearestCode(clipByValue(position, minimum, maximum), shift);
    save([position, code]);
    return {
      value: add<T>(mul(code, used), offset),
      gradient: (outputGradient, [savedPosition, savedCode]) => {
        const z = savedPosition as Tensor;
        const inside = cast(logicalAnd(greater(z, minimum), less(z, maximum)), 'float32');
        const reduce = (values: Tensor): Tensor => mul(sumLike(values, step), gradientScale);
        const moved = (): Tensor => sub(savedCode as Tensor, mul(z, inside));
        return [
          mul(outputGradient, inside),
          learnsStep ? reduce(mul(outputGradient, moved())) : zeros(step.shape),
          learnsOffset ? reduce(mul(outputGradient, sub(1, inside))) : zeros(offset.shape),
        ];
      },
    };
  });
}

/** Half-integers lie above their floor; subtracting the shift first would round away the sign of tiny values. */
function nearestCode(positions: Tensor, shift: FakeQuantization['shift']): Tensor {
  return shift === 0 ? roundHalfUp(positions) : tidy(() => add(floor(positions), shift));
}

function roundHalfUp(values: Tensor): Tensor {
  return tidy(() => {
    const whole = floor(values);
    return add(whole, cast(greaterEqual(sub(values, whole), 0.5), 'float32'));
  });
}

function nearestPowerOfTwo(step: Tensor1D): Tensor1D {
  return tidy(() => pow(scalar(2), roundHalfUp(div(log(step), Math.LN2))));
}

function sumLike(values: Tensor, parameter: Tensor1D): Tensor {
  return parameter.size === 1 ? reshape(sum(values), [1]) : sumPerChannel(values);
}
