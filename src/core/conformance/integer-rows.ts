import { integerGrid } from '../quantization/code-format';
import { encode } from '../quantization/encode';
import { fakeQuantize } from '../quantization/fake-quantize';
import type { Quantizer } from '../quantization/quantizer';
import { dyadicMultiplier, multiplyRoundShift } from '../quantization/requantization';
import { clip, roundHalfUp } from '../quantization/rounding';
import { exactProducts } from './exact-products';
import { type ConformanceRow, exact, modelled, type Outcome } from './row';
import type { ConformanceTextCode } from './texts';

const ties = [5.5, 2.5, 1.6, 1.1, 1, -1, -1.1, -1.6, -2.5, -5.5] as const;
const otherRounding: Outcome = {
  kind: 'not-modelled',
  reason: { code: 'one-rounding', parameters: {} },
};

type Origin = Pick<ConformanceRow, 'source' | 'place' | 'status'>;

const onnx = { source: 'onnx', place: 'onnx/backend/test/case/node', status: 'recomputed' } as const;
const qkeras = { source: 'qkeras', place: 'tests/qactivation_test.py', status: 'read' } as const;
const qonnx = { source: 'qonnx', place: 'Quant operator', status: 'recomputed' } as const;

export const integerRows: readonly ConformanceRow[] = [
  row('rounding-half-up', qonnx, [6, 3, 2, 1, 1, -1, -1, -2, -2, -5], () =>
    modelled(...ties.map(roundHalfUp)),
  ),
  row('rounding-half-even', onnx, [6, 2, 2, 1, 1, -1, -1, -2, -2, -6], () => otherRounding),
  row('rounding-half-away', qonnx, [6, 3, 2, 1, 1, -1, -1, -2, -3, -6], () => otherRounding),
  row('clamp-before-rounding', qonnx, [7, -6], () => modelled(...clampedAndRounded())),
  row('onnx-quantize-linear', onnx, [128, 129, 130, 255, 1, 0], () => modelled(...quantizeLinear())),
  row('onnx-matrix-product', onnx, [168, 115, 255, 1, 66, 151], () => modelled(...matrixProduct())),
  row('onnx-convolution', onnx, [12, 16, 24, 28], () => modelled(...convolution())),
  row('qkeras-bits', qkeras, [3.875], () =>
    modelled(...fakeQuantize(Float32Array.of(10), quantizer(6, true, 1 / 8))),
  ),
  row('qkeras-relu', qkeras, [2.5625, 3.375, 0.0625], () =>
    modelled(...fakeQuantize(Float32Array.of(2.5625, 3.3671875, 0.054688), quantizer(6, false, 1 / 16))),
  ),
];

function row(
  code: ConformanceTextCode,
  origin: Origin,
  values: readonly number[],
  compute: () => Outcome,
): ConformanceRow {
  return {
    ...origin,
    id: code,
    group: 'integers',
    what: { code, parameters: {} },
    published: { kind: 'values', values },
    unit: '',
    use: 'exact',
    tolerance: exact,
    compute,
  };
}

function quantizer(bits: number, signed: boolean, step: number, offset = 0): Quantizer {
  return {
    format: integerGrid(bits, signed),
    decode: { scale: 'real', granularity: 'tensor', offset: 'real' },
    steps: Float32Array.of(step),
    offsets: Float32Array.of(offset),
  };
}

/** 6.6 under a limit of 6.5 tells the order: clamped first it ends at 7, rounded first at 6.5. */
function clampedAndRounded(): Float32Array {
  const limited: Quantizer = {
    ...quantizer(4, true, 1),
    format: { kind: 'integer-grid', bits: 4, signed: true, shift: 0, minimum: -6.5, maximum: 6.5 },
  };
  return fakeQuantize(Float32Array.of(6.6, -6.6), limited);
}

/** The zero point of 128 at a scale of 2 is an offset of -256; there is no tie that half to even would round otherwise. */
function quantizeLinear(): readonly number[] {
  return [...encode(Float32Array.of(0, 2, 3, 1000, -254, -1000), quantizer(8, false, 2, -256))];
}

function matrixProduct(): readonly number[] {
  const sums = exactProducts({
    left: [208, 236, 0, 238, 3, 214, 255, 29],
    right: [152, 51, 244, 60, 26, 255, 0, 127, 246, 127, 254, 247],
    zeroLeft: 113,
    zeroRight: 114,
    inner: 4,
    columns: 3,
  });
  const { mantissa, shift } = dyadicMultiplier((0.0066 * 0.00705) / 0.0107, 16);
  return sums.map((sum) => clip(multiplyRoundShift(sum, mantissa, shift) + 118, 0, 255));
}

/** Windows of 2 x 2 in a ramp of 3 x 3 with zero point 1, under ones. */
function convolution(): readonly number[] {
  const ramp = [2, 3, 4, 5, 6, 7, 8, 9, 10];
  const windows = [0, 1, 3, 4].flatMap((start) => [0, 1, 3, 4].map((step) => ramp[start + step] as number));
  return exactProducts({
    left: windows,
    right: [1, 1, 1, 1],
    zeroLeft: 1,
    zeroRight: 0,
    inner: 4,
    columns: 1,
  });
}
