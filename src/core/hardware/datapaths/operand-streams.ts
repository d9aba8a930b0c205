import type { CodeFormat } from '../../quantization/code-format';
import { compactSample } from '../../quantization/fit/compact-sample';
import { leastErrorStep } from '../../quantization/fit/mse-step';
import { nearestCode } from '../../quantization/nearest-code';
import { fixedPointPlanes } from '../../quantization/plane-scales';
import { createRandom, type Random } from '../../random';
import type { OperandStep } from './datapath-class';
import { planeWordOf, wordOf } from './parts/stored-word';

export interface StreamOptions {
  readonly streams?: number;
  /** Steps of every stream. */
  readonly steps?: number;
  /** Steps that are added up. */
  readonly stepsPerSum?: number;
  /** What stays what it is for a whole stream, as weights in a weight-stationary array. */
  readonly stationary?: 'none' | 'weights' | 'inputs';
  readonly seed?: number;
}

/** With 16 lanes, sums of 144 products. */
export const streamDefaults = {
  streams: 32,
  steps: 48,
  stepsPerSum: 9,
  stationary: 'none',
  seed: 1,
} as const;

/** Values that a step is fitted to. */
const sampleSize = 4096;

/**
 * Operands where no network gives any: weights of a normal distribution, activations the same after a ReLU where their
 * codes have no sign of their own, each coded with the step of least squared error. New ones in every step, or weights
 * that stay. Throws a RangeError for mixed rows, each of which has a format of its own.
 */
export function operandStreams(
  formats: { readonly weights: CodeFormat; readonly inputs: CodeFormat },
  lanes: number,
  options: StreamOptions = {},
): readonly (readonly OperandStep[])[] {
  const { streams, steps, stepsPerSum, stationary, seed } = { ...streamDefaults, ...options };
  const random = createRandom(seed);
  const drawWeight = wordSource(formats.weights, false, random);
  const drawInput = wordSource(formats.inputs, isRectified(formats.inputs), random);
  const draw = (source: () => number): readonly number[] => Array.from({ length: lanes }, source);
  return Array.from({ length: streams }, () => {
    const held = { weights: draw(drawWeight), inputs: stationary === 'inputs' ? draw(drawInput) : [] };
    return Array.from({ length: steps }, (_, step) => ({
      weights: stationary === 'weights' ? held.weights : draw(drawWeight),
      inputs: stationary === 'inputs' ? held.inputs : draw(drawInput),
      isFirst: step % stepsPerSum === 0,
    }));
  });
}

/** Signed integers, half-integers and planes are codes of activations that are negative as often as positive. */
function isRectified({ kind, signed }: CodeFormat): boolean {
  return kind === 'integer-grid' || kind === 'planes' ? !signed : true;
}

/** Stored words of random values. */
function wordSource(format: CodeFormat, rectified: boolean, random: Random): () => number {
  const value = (): number => (rectified ? Math.max(0, random.normal()) : random.normal());
  const sample = Float32Array.from({ length: sampleSize }, value);
  if (format.kind === 'planes') return planeWordSource(format, sample, value);
  // One signed bit has no positive code to fit: its step is the standard deviation.
  const step = format.maximum > 0 ? leastErrorStep(compactSample(sample), format) : 1;
  return () => wordOf(format, nearestCode(value() / step, { format }, 0) - format.shift);
}

/** Every plane's scale is the mean magnitude of what the planes before it have left. */
function planeWordSource(
  format: CodeFormat & { readonly kind: 'planes' },
  sample: Float32Array,
  value: () => number,
): () => number {
  let residual = sample.map(Math.abs);
  const scales = Array.from({ length: format.planes }, () => {
    const scale = residual.reduce((sum, each) => sum + each, 0) / residual.length;
    residual = residual.map((each) => Math.abs(each - scale));
    return scale;
  });
  const { step, planeCodes } = fixedPointPlanes(scales);
  return () => planeWordOf(planeCodes, nearestCode(value() / step, { format, planeCodes }, 0));
}
