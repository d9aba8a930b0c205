import { describe, expect, it } from 'vitest';
import type { ConvolutionSpec, DenseSpec } from '../networks/network';
import type { BatchNormalization, TrainedLayer, TrainedNetwork } from '../networks/trained-network';
import { integerGrid } from '../quantization/code-format';
import type { Quantizer } from '../quantization/quantizer';
import { compileIntegerNetwork } from './compile';
import type { IntegerMatrixLayer, Requantization } from './integer-network';
import { createIntegerEngine } from './run';

function quantizer(bits: number, signed: boolean, steps: number[], offsets: number[] = [0]): Quantizer {
  const isPowerOfTwo = steps.every((step) => Number.isInteger(Math.log2(step)));
  return {
    format: integerGrid(bits, signed),
    decode: {
      scale: isPowerOfTwo ? 'power-of-two' : 'real',
      granularity: steps.length > 1 ? 'channel' : 'tensor',
      offset: offsets.some((offset) => offset !== 0) ? 'real' : 'none',
    },
    steps: Float32Array.from(steps),
    offsets: Float32Array.from(offsets),
  };
}

const convolution: ConvolutionSpec = {
  kind: 'conv',
  name: 'conv',
  kernel: 1,
  channels: 2,
  stride: 1,
  padding: 'same',
  batchNorm: false,
  activation: 'relu',
};
const dense: DenseSpec = { kind: 'dense', name: 'dense', units: 2, activation: 'none' };

/** Two inputs, a 1x1 convolution to two channels, a dense layer to two classes. */
function twoLayers(first: Partial<TrainedLayer>, second: Partial<TrainedLayer> = {}): TrainedNetwork {
  return {
    input: { height: 1, width: 1, channels: 2 },
    classes: 2,
    specs: [convolution, { kind: 'flatten', name: 'flatten' }, dense],
    layers: {
      conv: {
        weights: Float32Array.of(0.5, -0.25, 0.25, 0.75),
        bias: Float32Array.of(0.1, -0.1),
        batchNorm: null,
        weightQuantizer: quantizer(4, true, [0.25]),
        inputQuantizer: quantizer(8, false, [2 ** -8]),
        ...first,
      },
      dense: {
        weights: Float32Array.of(1, 0, 0, 1),
        bias: Float32Array.of(0, 0),
        batchNorm: null,
        weightQuantizer: quantizer(2, true, [1]),
        inputQuantizer: quantizer(4, false, [0.125]),
        ...second,
      },
    },
  };
}

function compiled(network: TrainedNetwork, requantizationBits = 16) {
  const { layers } = compileIntegerNetwork(network, { requantizationBits });
  const [first, second] = layers as IntegerMatrixLayer[];
  return { first: first!, second: second!, output: first!.output as Requantization };
}

function normalization(gain: number[], shift: number[]): BatchNormalization {
  const none = new Float32Array(gain.length);
  return {
    gain: Float32Array.from(gain),
    shift: Float32Array.from(shift),
    mean: none,
    variance: none.map(() => 1),
    epsilon: 0,
  };
}

describe('compileIntegerNetwork()', () => {
  it('codes weights and puts the bias on the grid of the products', () => {
    const { first } = compiled(twoLayers({}));
    expect([...first.weightCodes]).toEqual([2, -1, 1, 3]);
    // One unit is 2^-2 * 2^-8 = 1/1024: 0.1 * 1024 = 102.4 and -102.4.
    expect([...first.bias]).toEqual([102, -102]);
    expect(first.padCode).toBe(0);
    expect(first.inputSumMultiplier).toBeNull();
    // 2 * 8 * 255 + 102 = 4182 exceeds 2^12.
    expect(first.accumulatorBits).toBe(14);
  });

  it('shifts where all steps are powers of two', () => {
    const { output } = compiled(twoLayers({}));
    // 1/1024 to 1/8: a factor 2^-7.
    expect(output).toMatchObject({ arithmetic: 'shift', mantissaBits: 1, clipMinimum: 0, clipMaximum: 15 });
    expect(output.multipliers).toEqual({ mantissas: Int32Array.of(1), shifts: Int8Array.of(7) });
  });

  it('multiplies by a mantissa per tensor or per channel where a step is real', () => {
    const perTensor = compiled(twoLayers({ weightQuantizer: quantizer(4, true, [0.3]) }), 8).output;
    // 0.3 * 2^-8 / 2^-3 = 0.009375 = 0.6 * 2^-6; 0.6 * 256 = 153.6
    expect(perTensor).toMatchObject({ arithmetic: 'mantissa', mantissaBits: 8 });
    expect(perTensor.multipliers).toEqual({ mantissas: Int32Array.of(154), shifts: Int8Array.of(14) });
    const perChannel = compiled(
      twoLayers({ weightQuantizer: quantizer(4, true, [0.3, 0.25], [0, 0]) }),
      8,
    ).output;
    expect(perChannel.multipliers).toEqual({
      mantissas: Int32Array.of(154, 128),
      shifts: Int8Array.of(14, 14),
    });
  });

  it('shifts per channel where power-of-two steps differ', () => {
    const { output } = compiled(twoLayers({ weightQuantizer: quantizer(4, true, [0.25, 0.5], [0, 0]) }));
    expect(output.multipliers).toEqual({ mantissas: Int32Array.of(1, 1), shifts: Int8Array.of(7, 6) });
  });

  it('folds an input offset into the bias', () => {
    // Offset 0.5 steps of inputs: adds 0.5 * sum W = 0.5 * (2 + 1) and 0.5 * (-1 + 3) units to 102.4 and -102.4.
    const inputQuantizer = quantizer(8, false, [2 ** -8], [2 ** -9]);
    const { first } = compiled(twoLayers({ inputQuantizer }));
    expect([...first.bias]).toEqual([104, -101]);
    expect(first.inputSumMultiplier).toBeNull();
  });

  it('multiplies the run-time sum of the inputs where weights carry an offset', () => {
    // Weights 0.0625 above their grid of 0.25: offset a quarter step = 16384 units of 2^-16, mantissa 2^15 of 16 bits.
    const { first } = compiled(
      twoLayers({
        weights: Float32Array.of(0.5625, -0.1875, 0.3125, 0.8125),
        weightQuantizer: quantizer(4, true, [0.25], [0.0625]),
      }),
    );
    expect([...first.weightCodes]).toEqual([2, -1, 1, 3]);
    expect(first.inputSumMultiplier).toEqual({ mantissas: Int32Array.of(2 ** 15), shifts: Int8Array.of(1) });
    expect(first.fractionBits).toBe(16);
    expect([...first.bias]).toEqual([102, -102]);
  });

  it('folds the offset of the encoder into the bias and lifts the clip of the ReLU', () => {
    // Codes mean 0.125 * (code - 2): the zero of the ReLU is code 2; -(-0.25) * 1024 = 256 units more.
    const { first, output, second } = compiled(
      twoLayers({}, { inputQuantizer: quantizer(4, false, [0.125], [-0.25]) }),
    );
    expect([...first.bias]).toEqual([358, 154]);
    expect(output.clipMinimum).toBe(2);
    expect(second.padCode).toBe(2);
  });

  it('multiplies by the gain of kept batch normalization, negative ones too', () => {
    const { first, output } = compiled(twoLayers({ batchNorm: normalization([1, -2], [0.5, 0.5]) }), 8);
    // Shift 0.5 is 512 units under gain 1 and -256 under gain -2; 102.4 + 512 and -102.4 - 256.
    expect([...first.bias]).toEqual([614, -358]);
    expect(output.arithmetic).toBe('mantissa');
    expect(output.multipliers).toEqual({ mantissas: Int32Array.of(128, -128), shifts: Int8Array.of(14, 13) });
  });

  it('makes a channel without gain its constant', () => {
    const { first, output } = compiled(twoLayers({ batchNorm: normalization([1, 0], [0, 0.75]) }));
    expect([...first.weightCodes]).toEqual([2, 0, 1, 0]);
    expect(first.bias[1]).toBe(768);
    expect(output.multipliers.mantissas).toHaveLength(1);
    const engine = createIntegerEngine(
      compileIntegerNetwork(twoLayers({ batchNorm: normalization([1, 0], [0, 0.75]) }), {
        requantizationBits: 16,
      }),
    );
    expect(engine.layerCodes(Uint8Array.of(255, 255)).dense?.[1]).toBe(6);
  });

  it('scales the logits of channels with different steps', () => {
    const scaled = compiled(
      twoLayers({}, { weightQuantizer: quantizer(2, true, [1, 0.75], [0, 0]) }),
      8,
    ).second;
    // 0.125 and 0.09375 on one scale: 128 and 96.
    expect(scaled.output).toEqual({ kind: 'logits', mantissas: Int32Array.of(128, 96) });
    expect(compiled(twoLayers({})).second.output).toEqual({ kind: 'logits', mantissas: null });
  });

  it('agrees with QLinearMatMul of ONNX', () => {
    // Zero points 113, 114 and 118 are offsets of inputs, weights and outputs; no result is near a tie.
    const matrix = [152, 51, 244, 60, 26, 255, 0, 127, 246, 127, 254, 247];
    const network: TrainedNetwork = {
      input: { height: 1, width: 1, channels: 4 },
      classes: 3,
      specs: [
        { kind: 'dense', name: 'product', units: 3, activation: 'none' },
        { kind: 'dense', name: 'next', units: 3, activation: 'none' },
      ],
      layers: {
        product: {
          weights: Float32Array.from(matrix, (code) => 0.00705 * (code - 114)),
          bias: new Float32Array(3),
          batchNorm: null,
          weightQuantizer: quantizer(8, false, [0.00705], [-114 * 0.00705]),
          inputQuantizer: quantizer(8, false, [0.0066], [-113 * 0.0066]),
        },
        next: {
          weights: new Float32Array(9),
          bias: new Float32Array(3),
          batchNorm: null,
          weightQuantizer: quantizer(8, true, [1]),
          inputQuantizer: quantizer(8, false, [0.0107], [-118 * 0.0107]),
        },
      },
    };
    const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 16 }));
    expect([...engine.layerCodes(Uint8Array.of(208, 236, 0, 238)).next!]).toEqual([168, 115, 255]);
    expect([...engine.layerCodes(Uint8Array.of(3, 214, 255, 29)).next!]).toEqual([1, 66, 151]);
  });

  it('names what cannot be compiled', () => {
    expect(() => compiled(twoLayers({ weightQuantizer: null }))).toThrow('conv is not quantized');
    expect(() => compiled(twoLayers({}), 32)).toThrow('32');
    const network = twoLayers({});
    const specs = network.specs.map((spec) =>
      spec.kind === 'dense' ? { ...spec, activation: 'relu' as const } : spec,
    );
    expect(() => compileIntegerNetwork({ ...network, specs }, { requantizationBits: 16 })).toThrow('dense');
  });
});
