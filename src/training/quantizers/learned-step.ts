import {
  getBackend,
  maximum,
  type Tensor,
  tensor1d,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { nearestPowerOfTwo } from '../../core/quantization/fit/power-of-two';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from './quantizer-twin';

/** A step that falls below this part of its start would have crossed zero soon: 8-bit steps are a few updates wide. */
const smallestStepRatio = 1 / 16;

/** LSQ's learned step (Esser et al. 2020), with LSQ+'s learned offset where asked for (Bhalgat et al. 2020). */
export function createLearnedStepTwin(quantizer: Quantizer, learnsOffset: boolean): QuantizerTwin {
  const { format, decode } = quantizer;
  const floor = quantizer.steps.map((each) => each * smallestStepRatio);
  const step = tidy(() => variable(tensor1d(quantizer.steps)));
  const offset = tidy(() => variable(tensor1d(quantizer.offsets)));
  return {
    trainable: learnsOffset ? { step, offset } : { step },
    apply: <T extends Tensor>(input: T, count: number, operations: Operations) =>
      operations.fakeQuantize(input, step, offset, {
        minimum: format.minimum,
        maximum: format.maximum,
        shift: format.shift,
        scale: decode.scale === 'power-of-two' ? 'power-of-two' : 'real',
        learnsStep: true,
        learnsOffset,
        gradientScale: 1 / Math.sqrt(count * format.maximum),
      }),
    afterUpdate: () => {
      if (mayLieBelow(step, floor)) tidy(() => step.assign(maximum(step, tensor1d(floor))));
    },
    freeze: () => {
      const steps = step.dataSync<'float32'>();
      return {
        ...quantizer,
        steps: decode.scale === 'power-of-two' ? steps.map(nearestPowerOfTwo) : steps.slice(),
        offsets: offset.dataSync<'float32'>().slice(),
      };
    },
    dispose: () => {
      for (const each of [step, offset]) each.dispose();
    },
  };
}

/** A look at memory is cheaper than a tensor operation after every update; a GPU would have to stop for it. */
function mayLieBelow(values: Variable, floor: Float32Array): boolean {
  if (getBackend() !== 'wasm' && getBackend() !== 'cpu') return true;
  return values.dataSync<'float32'>().some((value, index) => value < (floor[index] as number));
}
