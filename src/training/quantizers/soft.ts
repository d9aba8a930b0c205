import { type Tensor, tensor1d, tidy, type Variable, variable } from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Estimator } from '../../core/schemes/estimator';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from './quantizer-twin';
import { softSlopes } from './soft-slopes';

const initialTemperature = 0.2;
const temperatureLimits = [0.01, 0.49] as const;
/** A range narrower than this part of its start would have crossed zero soon. */
const smallestWidthRatio = 1 / 16;

/** Learned limits and, where asked for, softness; hard rounding forward, a hyperbolic tangent backward (Gong et al. 2019). */
export function createSoftTwin(
  quantizer: Quantizer,
  { learnsTemperature, learnsLower }: Extract<Estimator, { kind: 'soft' }>,
): QuantizerTwin {
  const { format } = quantizer;
  const levels = format.maximum - format.minimum;
  const start = { step: quantizer.steps[0] as number, offset: quantizer.offsets[0] as number };
  const startLower = start.offset + start.step * format.minimum;
  const lower = scalarVariable(startLower);
  const upper = scalarVariable(startLower + start.step * levels);
  const temperature = scalarVariable(initialTemperature);
  let tabulated: { readonly temperature: number; readonly slopes: Float64Array } | null = null;
  const slopesNow = (): Float64Array => {
    const now = scalarOf(temperature);
    if (tabulated?.temperature !== now) tabulated = { temperature: now, slopes: softSlopes(now) };
    return tabulated.slopes;
  };
  const width = (): number => scalarOf(upper) - scalarOf(lower);
  const current = (): Quantizer => {
    const steps = Float32Array.of(width() / levels);
    const offset = scalarOf(lower) - (steps[0] as number) * format.minimum;
    return { ...quantizer, steps, offsets: Float32Array.of(learnsLower ? offset : 0) };
  };
  return {
    trainable: {
      ...(learnsLower ? { lower } : {}),
      upper,
      ...(learnsTemperature ? { temperature } : {}),
    },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      withGradient<T>([input, lower, upper, temperature], (save) => {
        save([input]);
        return {
          value: quantizeWith(input, current(), operations),
          gradient: (outputGradient, [values]) => {
            const [from, to] = [scalarOf(lower), scalarOf(upper)];
            const staircase = { lower: from, upper: to, levels, slopes: slopesNow() };
            return [...operations.softGradient(values as Tensor, outputGradient, staircase)];
          },
        };
      }),
    afterUpdate: () => {
      const narrowest = start.step * levels * smallestWidthRatio;
      if (width() < narrowest) setValue(upper, scalarOf(lower) + narrowest);
      const [least, most] = temperatureLimits;
      const clipped = Math.min(Math.max(scalarOf(temperature), least), most);
      if (clipped !== scalarOf(temperature)) setValue(temperature, clipped);
    },
    freeze: current,
    dispose: () => {
      for (const each of [lower, upper, temperature]) each.dispose();
    },
  };
}

function quantizeWith<T extends Tensor>(
  input: T,
  { format, steps, offsets }: Quantizer,
  operations: Operations,
): T {
  return operations.fakeQuantize(input, tensor1d(steps), tensor1d(offsets), {
    minimum: format.minimum,
    maximum: format.maximum,
    shift: format.shift,
    scale: 'real',
    learnsStep: false,
    learnsOffset: false,
    gradientScale: 1,
  });
}

function scalarVariable(value: number): Variable {
  return tidy(() => variable(tensor1d([value])));
}

function setValue(target: Variable, value: number): void {
  tidy(() => target.assign(tensor1d([value])));
}

function scalarOf(parameter: Variable): number {
  return valuesOf(parameter)[0] as number;
}

function valuesOf(values: Tensor): Float32Array {
  return values.dataSync<'float32'>();
}
