import { div, mul, square, sum, type Tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { nearestPowerOfTwo } from '../../core/quantization/fit/power-of-two';
import { nearestShortMantissa } from '../../core/quantization/fit/short-mantissa';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Estimator } from '../../core/schemes/estimator';
import { withGradient } from '../operations/composite/custom-gradient';
import type { FakeQuantization, Operations } from '../operations/operations';
import { stageOf } from './gradual';
import type { QuantizerTwin } from './quantizer-twin';
import { mapValues, type ScalarBackward, type ScalarForward, withScalarGradient } from './scalar-operation';

/** A clip that falls below this part of its start would have crossed zero soon. */
const smallestClipRatio = 1 / 16;

/**
 * A learned upper limit of non-negative activations (PACT, Choi et al. 2018), whose gradient is 1 above the limit and 0
 * below; with `residual` also the rounding error in units of the range (NICE, Baskin et al. 2018). A `gradual` one only
 * clips before its layer's stage. The step follows the limit, rounded to what its scale allows; the gradient passes through.
 */
export function createLearnedClipTwin(
  quantizer: Quantizer,
  { residual, gradual, decay }: Extract<Estimator, { kind: 'learned-clip' }>,
): QuantizerTwin {
  const { format } = quantizer;
  const startStep = quantizer.steps[0] as number;
  const start = Math.fround(startStep * format.maximum);
  const clip = tidy(() => variable(tensor1d([start])));
  const offset = tensor1d([0]);
  let rounds = true;
  const clipValue = (): number => clip.dataSync<'float32'>()[0] as number;
  // Relative to the start, so that a limit that has not moved gives the very step that it came from.
  const usedStep = (): Float32Array =>
    Float32Array.of(allowedStep((startStep * clipValue()) / start, quantizer));
  const quantize = (learnsStep: boolean): FakeQuantization => ({
    minimum: format.minimum,
    maximum: format.maximum,
    shift: format.shift,
    scale: 'real',
    learnsStep,
    learnsOffset: false,
    gradientScale: 1,
  });
  const applyWithResidual = <T extends Tensor>(input: T, operations: Operations): T => {
    const step = withGradient([clip], () => ({
      value: tensor1d(usedStep()),
      gradient: (outputGradient) => [div(outputGradient, format.maximum)],
    }));
    return operations.fakeQuantize(input, step, offset, quantize(true));
  };
  const applyClip = <T extends Tensor>(input: T, operations: Operations, compute: () => T): T =>
    withScalarGradient(input, [clip], operations, {
      compute,
      backward: (call) => [Float32Array.of(clipGradients(call, clipValue()))],
    });
  return {
    trainable: { clip },
    beforeStep: (moment) => {
      rounds = !gradual || stageOf(moment) !== 'before';
    },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      if (!rounds) {
        const limit = clipValue();
        return applyClip(input, operations, () =>
          mapValues(input, operations, (call) => clipFromAbove(call, limit)),
        );
      }
      if (residual) return applyWithResidual(input, operations);
      return applyClip(input, operations, () =>
        operations.fakeQuantize(input, tensor1d(usedStep()), offset, quantize(false)),
      );
    },
    ...(decay > 0 ? { penalty: () => sum(mul(square(clip), decay / 2)) } : {}),
    afterUpdate: () => {
      const floor = start * smallestClipRatio;
      if (clipValue() < floor) tidy(() => clip.assign(tensor1d([floor])));
    },
    freeze: () => ({ ...quantizer, steps: usedStep() }),
    dispose: () => {
      clip.dispose();
      offset.dispose();
    },
  };
}

function allowedStep(step: number, { decode }: Quantizer): number {
  switch (decode.scale) {
    case 'real':
      return step;
    case 'power-of-two':
      return nearestPowerOfTwo(step);
    case 'mantissa':
      return nearestShortMantissa(step, decode.mantissaBits ?? 1);
  }
}

/** Of the clipped values and of the limit: inside, the former is the output's; on and above, the latter sums it up. */
function clipGradients({ values, outputGradient, inputGradient }: ScalarBackward, limit: number): number {
  let moved = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const passed = outputGradient[index] as number;
    if (value >= limit) moved += passed;
    inputGradient[index] = value > 0 && value < limit ? passed : 0;
  }
  return moved;
}

function clipFromAbove({ values, result }: ScalarForward, limit: number): void {
  for (let index = 0; index < values.length; index++) {
    result[index] = Math.min(values[index] as number, limit);
  }
}
