import { type Tensor, tensor1d, tidy, type Variable, variable } from '@tensorflow/tfjs-core';
import type { RowMixCodes } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { assignRows, rowFormat } from '../../core/schemes/parts/row-mix';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin, TrainingMoment, TwinOptions } from './quantizer-twin';
import { applyScalar, type ScalarBackward } from './scalar-operation';

/** A scale that falls below this part of its start is held there, before it can cross zero. */
const smallestScaleRatio = 1 / 16;

/** How often rows are assigned anew in a training; the last stretch keeps its rows. */
const assignments = 6;

/**
 * Rows of several formats with a learned scale each, the value of the row's largest code. With z = w / scale and its
 * quantized q, the scale's gradient is that of the output times sign(z) where |z| > 1 and q - z elsewhere; weights
 * receive theirs unmasked (Li et al. 2020). Rows are assigned anew at intervals (Chang et al. 2021).
 */
export function createRowMixTwin({ quantizer }: TwinOptions): QuantizerTwin {
  const format = mixOf(quantizer);
  let rowFormats = quantizer.rowFormats ?? new Uint8Array(quantizer.steps.length);
  const start = quantizer.steps.map((step, row) => step * largestCode(format, rowFormats, row));
  const floors = start.map((each) => each * smallestScaleRatio);
  const scale = tidy(() => variable(tensor1d(start)));
  const scales = () => scale.dataSync<'float32'>();
  const current = (): Quantizer => ({
    ...quantizer,
    rowFormats,
    steps: scales().map((value, row) => value / largestCode(format, rowFormats, row)),
  });
  let moment: TrainingMoment | null = null;
  return {
    trainable: { scale },
    beforeStep: (now) => {
      moment = now;
    },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      const used = current();
      const now = scales().slice();
      return applyScalar(input, [scale], operations, {
        forward: ({ values, result }) => result.set(fakeQuantize(values, used)),
        backward: (call) => {
          call.inputGradient.set(call.outputGradient);
          return [scaleGradients(call, now)];
        },
      });
    },
    afterUpdate: (latent) => {
      raiseTo(floors, scale);
      if (latent && moment && isAssigning(moment)) {
        rowFormats = assignRows(latent.dataSync<'float32'>(), scales(), format);
      }
    },
    freeze: current,
    dispose: () => scale.dispose(),
  };
}

function largestCode(format: RowMixCodes, rowFormats: Uint8Array, row: number): number {
  return rowFormat(format, rowFormats[row] ?? 0).maximum;
}

function raiseTo(floors: Float32Array, scale: Variable): void {
  const values = scale.dataSync<'float32'>();
  if (values.every((value, row) => value >= (floors[row] as number))) return;
  tidy(() => scale.assign(tensor1d(values.map((value, row) => Math.max(value, floors[row] as number)))));
}

function mixOf({ format }: Quantizer): RowMixCodes {
  if (format.kind !== 'row-mix') throw new RangeError(`not a mix of rows: ${format.kind}`);
  return format;
}

function isAssigning({ step, steps }: TrainingMoment): boolean {
  const interval = Math.max(1, Math.floor(steps / assignments));
  return (step + 1) % interval === 0 && step + 1 + interval <= steps;
}

function scaleGradients(
  { values, result, outputGradient }: ScalarBackward,
  scales: Float32Array,
): Float32Array {
  const gradients = new Float64Array(scales.length);
  for (let index = 0; index < values.length; index++) {
    const row = index % scales.length;
    const value = values[index] as number;
    const scale = scales[row] as number;
    const moved = Math.abs(value) > scale ? Math.sign(value) : ((result[index] as number) - value) / scale;
    gradients[row] = (gradients[row] as number) + moved * (outputGradient[index] as number);
  }
  return Float32Array.from(gradients);
}
