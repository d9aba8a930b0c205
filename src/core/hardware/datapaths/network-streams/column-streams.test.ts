import { describe, expect, it } from 'vitest';
import { codedNetwork } from '../../../integer/coded-network.fixture';
import { compileIntegerNetwork } from '../../../integer/compile';
import { exactKernel } from '../../../integer/exact-kernel';
import type { IntegerMatrixLayer } from '../../../integer/integer-network';
import { createMatrixStage } from '../../../integer/matrix-stage';
import { writePlane } from '../../../integer/plane';
import { createIntegerEngine } from '../../../integer/run';
import { randomImage, randomTrainedNetwork } from '../../../integer/trained-network.fixture';
import { layerGraph } from '../../../networks/layer-graph';
import { inputImages } from '../../../networks/layer-shapes';
import type { TrainedNetwork } from '../../../networks/trained-network';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  powerOfTwoCodes,
} from '../../../quantization/code-format';
import type { Quantizer } from '../../../quantization/quantizer';
import { datapathClasses } from '..';
import type { LaneDesign } from '../datapath-class';
import { type ColumnArray, stepsPerOutput } from './column-steps';
import { columnStreams, type LayerQuantizers } from './column-streams';
import { layerOperands } from './layer-operands';
import { isMatrix } from './layer-outputs';

const streaming: ColumnArray = { lanes: 2, columns: 16 };

function quantizer(format: Quantizer['format']): Quantizer {
  const decode = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } as const;
  return { format, decode, steps: Float32Array.of(1), offsets: Float32Array.of(0) };
}

const quantizers: LayerQuantizers = {
  weights: quantizer(integerGrid(4, true)),
  inputs: quantizer(integerGrid(4, false)),
};

/** Three inputs, two outputs: weights 1, -2, 3 and -4, 5, -6. */
const dense: IntegerMatrixLayer = {
  kind: 'dense',
  name: 'dense',
  kernelHeight: 1,
  kernelWidth: 1,
  inputChannels: 3,
  outputChannels: 2,
  stride: 1,
  padding: 'valid',
  weightFormat: integerGrid(4, true),
  inputFormat: integerGrid(4, false),
  weightCodes: Int16Array.of(1, -4, -2, 5, 3, -6),
  bias: Float64Array.of(10, 20),
  padCode: 0,
  inputSumMultiplier: null,
  fractionBits: 0,
  accumulatorBits: 16,
  output: { kind: 'logits', mantissas: null },
};
const vector = { height: 1, width: 1, channels: 3 };

describe('columnStreams()', () => {
  const operands = layerOperands(dense, vector, [Int32Array.of(7, 8, 9)]);

  it('fills lanes with adjacent products of one output, one column per channel', () => {
    const [even, odd] = columnStreams(operands, quantizers, streaming, [0, 1], 2);
    // -2 is 14 in four bits, -4 is 12, -6 is 10; the lane without work has weight 0 and holds the 8.
    expect(even?.steps).toEqual([
      { weights: [1, 14], inputs: [7, 8], isFirst: true },
      { weights: [3, 0], inputs: [9, 8], isFirst: false },
    ]);
    expect(odd?.steps.map(({ weights }) => weights)).toEqual([
      [12, 5],
      [10, 0],
    ]);
    expect(operands.sum({ image: 0, position: 0, channel: 0 })).toBe(10 + 7 - 16 + 27);
  });

  it('holds weights while positions pass where they are stationary, and hands on partial sums', () => {
    const conv = { ...dense, kind: 'conv', inputChannels: 1, weightCodes: Int16Array.of(3, -1) } as const;
    const image = { height: 1, width: 4, channels: 1 };
    const shifted = layerOperands(conv, image, [Int32Array.of(5, 6, 7, 8)]);
    const [column] = columnStreams(shifted, quantizers, { ...streaming, stays: 'weights' }, [0, 1], 3);
    // A column's work is four positions, of which the first stream begins behind golden * 4 = 2.47.
    expect(column?.steps.map(({ weights, inputs }) => [weights[0], inputs[0]])).toEqual([
      [3, 7],
      [3, 8],
      [3, 5],
    ]);
    expect(column?.steps.every(({ isFirst }) => isFirst)).toBe(true);
  });

  it.each([1, 2, 3, 4])('adds up to the accumulators of the engine, network %d', (seed) => {
    compareSums(randomTrainedNetwork(seed, { scale: 'real', graph: seed % 2 === 0, inputOffsets: seed > 2 }));
  });

  it.each([
    halfIntegerGrid(3),
    halfIntegerGrid(1),
    narrowGrid(2),
    powerOfTwoCodes(4, { hasZero: true, rounding: 'nearest' }),
    additivePowerCodes([[8, 4, 1], [2]], true),
    minifloatCodes(6, 3),
  ])('adds up to them with codes $kind of $bits bits', (weights) => {
    compareSums(codedNetwork(5, { weights, activations: integerGrid(3, false), activation: 'relu' }));
  });
});

/** The integer reference of a column under the streams against what the engine makes of the same outputs. */
function compareSums(trained: TrainedNetwork): void {
  const network = compileIntegerNetwork(trained, { requantizationBits: 16 });
  const shapes = inputImages(layerGraph(trained.specs), trained.input);
  const image = randomImage(trained.input, 9);
  const codes = createIntegerEngine(network).layerCodes(image);
  for (const layer of network.layers.filter(isMatrix)) {
    const shape = shapes[trained.specs.findIndex(({ name }) => name === layer.name)]!;
    const { weightQuantizer, inputQuantizer } = trained.layers[layer.name]!;
    const own = { weights: weightQuantizer!, inputs: inputQuantizer! };
    const engine = createMatrixStage(layer, shape, exactKernel);
    writePlane(engine.input, codes[layer.name]!, 0);
    engine.accumulate();
    const operands = layerOperands(layer, shape, [codes[layer.name]!]);
    const perOutput = stepsPerOutput(operands, 4);
    const channels = Array.from({ length: layer.outputChannels }, (_, channel) => channel);
    const array = { ...streaming, lanes: 4 };
    const design = foldedColumn(own);
    for (const { steps, origins } of columnStreams(operands, own, array, channels, perOutput).slice(0, 8)) {
      const { position, channel } = origins[0]!.place;
      const { sum } = design.expected(steps, {});
      const accumulator = engine.accumulators[position * layer.outputChannels + channel]!;
      expect(Number(sum) + layer.bias[channel]!).toBe(accumulator);
      expect(operands.sum(origins[0]!.place)).toBe(accumulator);
    }
  }
}

function foldedColumn({ weights, inputs }: LayerQuantizers): LaneDesign {
  const pair = {
    weights: { format: weights.format, scale: false, offset: halfOf(weights) },
    inputs: { format: inputs.format, scale: false, offset: 'none' },
  } as const;
  return datapathClasses.all
    .find((each) => each.takes(pair))!
    .lanes({
      ...pair,
      placement: 'folded',
      operand: 'both',
      pipelined: false,
      operandScaleBits: null,
      productScaleBits: 16,
      lanes: 4,
      accumulatorBits: 40,
    });
}

function halfOf({ format }: Quantizer): 'half' | 'none' {
  return format.shift === 0.5 && format.bits > 1 ? 'half' : 'none';
}
