import { type Tensor, tensor1d, tidy, type Variable, variable } from '@tensorflow/tfjs-core';
import { planesOf } from '../../core/quantization/nearest-code';
import { fixedPointPlanes } from '../../core/quantization/plane-scales';
import type { Quantizer } from '../../core/quantization/quantizer';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';

/** A scale that falls below this part of its start is held there, before it can cross zero. */
const smallestScaleRatio = 1 / 16;

/**
 * Residual signs with learned scales (Ghasemzadeh et al. 2018). Every sign passes the gradient of what reaches it as
 * clip(x, -1, 1) does. `halving` learns the first scale alone: each other is half of the one before.
 */
export function createPlanesTwin({ quantizer }: TwinOptions, scaling: 'free' | 'halving'): QuantizerTwin {
  const start = planeScales(quantizer);
  const planes = start.length;
  const learned = scaling === 'free' ? start : start.slice(0, 1);
  const floors = learned.map((scale) => scale * smallestScaleRatio);
  const scale = tidy(() => variable(tensor1d(learned)));
  const current = (): Quantizer => {
    const values = scale.dataSync<'float32'>();
    const all = Array.from(start, (_, plane) => values[plane] ?? (values[0] ?? 1) / 2 ** plane);
    const { step, planeCodes } = fixedPointPlanes(all);
    return { ...quantizer, steps: Float32Array.of(step), planeCodes };
  };
  return {
    trainable: { scale },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      const used = current();
      const stack = { step: used.steps[0] ?? 1, codes: planesOf(used), halving: scaling === 'halving' };
      return withGradient<T>([input, scale], (save) => {
        save([input]);
        return {
          value: operations.residualSigns(input, stack),
          gradient: (outputGradient, [values]) => [
            ...operations.residualSignsGradient(values as Tensor, outputGradient, stack),
          ],
        };
      });
    },
    afterUpdate: () => {
      if (planes > 1 || below(scale, floors)) keepInOrder(scale, floors);
    },
    freeze: current,
    dispose: () => scale.dispose(),
  };
}

function planeScales(quantizer: Quantizer): Float32Array {
  const step = quantizer.steps[0] ?? 1;
  return Float32Array.from(planesOf(quantizer), (code) => step * code);
}

function below(scale: Variable, floors: Float32Array): boolean {
  return scale.dataSync<'float32'>().some((value, index) => value < (floors[index] as number));
}

/** Every scale at least its floor and the sum of those behind it. */
function keepInOrder(scale: Variable, floors: Float32Array): void {
  const before = scale.dataSync<'float32'>();
  const after = before.slice();
  let behind = 0;
  for (let plane = after.length - 1; plane >= 0; plane--) {
    const value = Math.max(after[plane] as number, behind, floors[plane] as number);
    after[plane] = value;
    behind += value;
  }
  if (after.some((value, plane) => value !== before[plane])) tidy(() => scale.assign(tensor1d(after)));
}
