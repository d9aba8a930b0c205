import { add, div, mul, sub, type Tensor, tensor, tensor1d } from '@tensorflow/tfjs-core';
import { encodeValue } from '../../core/quantization/encode';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from '../quantizers/frozen';

/** From the values of a tensor to its stored codes and back. */
export interface InputCoder {
  readonly quantizer: Quantizer;
  encode(values: Tensor, operations: Operations): Tensor;
  decode(codes: Tensor): Tensor;
  dispose(): void;
}

export function createInputCoder(quantizer: Quantizer): InputCoder {
  const step = tensor1d(quantizer.steps);
  const offset = tensor1d(
    Array.from(
      quantizer.offsets,
      (value, entry) => value + quantizer.format.shift * (quantizer.steps[entry] ?? 0),
    ),
  );
  const encoder = createEncoder(quantizer);
  return {
    quantizer,
    encode: encoder.apply,
    decode: (codes) => add(mul(codes, step), offset),
    dispose: () => {
      for (const each of [step, offset, encoder]) each.dispose();
    },
  };
}

interface CodeEncoder {
  /** Stored codes of activations. */
  apply(values: Tensor, operations: Operations): Tensor;
  dispose(): void;
}

function createEncoder(quantizer: Quantizer): CodeEncoder {
  const { format, encoder } = quantizer;
  if (format.kind === 'integer-grid' && format.shift === 0) {
    return createGridEncoder({ ...quantizer, ...(encoder ?? {}) });
  }
  return {
    apply: (values) => {
      const codes = values.dataSync<'float32'>().map((value) => encodeValue(value, quantizer, 0));
      return tensor(codes, values.shape);
    },
    dispose: () => {},
  };
}

function createGridEncoder({ format, steps, offsets }: Quantizer): CodeEncoder {
  const step = tensor1d(steps);
  const offset = tensor1d(offsets);
  const twin = createFrozenTwin({
    format,
    decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(1),
    offsets: Float32Array.of(0),
  });
  return {
    apply: (values, operations) => twin.apply(div(sub(values, offset), step), 1, operations),
    dispose: () => {
      for (const each of [step, offset, twin]) each.dispose();
    },
  };
}
