import { describe, expect, it } from 'vitest';
import { compileIntegerNetwork } from '../../../integer/compile';
import { createIntegerEngine } from '../../../integer/run';
import { randomImage, randomTrainedNetwork } from '../../../integer/trained-network.fixture';
import { layerGraph } from '../../../networks/layer-graph';
import { inputImages } from '../../../networks/layer-shapes';
import { outputStageDesign } from '../output-stages/output-stage-design';
import type { OutputStageSpec } from '../output-stages/stage-spec';
import { beginFraction, busyColumns, columnOutputs } from './column-steps';
import { layerOperands } from './layer-operands';
import { isMatrix, layerOutputs } from './layer-outputs';
import { outputStreams, pooledStreams } from './output-streams';

const requantizationBits = 16;
const array = { columns: 16 };
const count = 6;

describe('outputStreams()', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'gives the requantizer what makes the codes of the engine, network %d',
    (seed) => {
      const scale = seed % 2 === 0 ? 'power-of-two' : 'real';
      const trained = randomTrainedNetwork(seed, { scale, weightOffsets: seed > 4, batchNorm: seed === 3 });
      const network = compileIntegerNetwork(trained, { requantizationBits });
      const shapes = inputImages(layerGraph(trained.specs), trained.input);
      const codes = createIntegerEngine(network).layerCodes(randomImage(trained.input, 3));
      for (const [index, layer] of network.layers.entries()) {
        if (!isMatrix(layer) || layer.output.kind !== 'requantization') continue;
        const shape = shapes[trained.specs.findIndex(({ name }) => name === layer.name)]!;
        const operands = layerOperands(layer, shape, [codes[layer.name]!]);
        const { arithmetic, format } = layer.output;
        const weightOffset = layer.inputSumMultiplier !== null;
        const spec: OutputStageSpec = {
          sums: { kind: 'accumulator', bits: 40, signed: true },
          sumBits: 48,
          fractionBits: layer.fractionBits,
          inputSum: weightOffset ? { offset: 'real', bits: 24, signed: false, leftShift: 20 } : null,
          addend: null,
          result: {
            kind: 'rounded',
            mantissaBits: arithmetic === 'mantissa' ? requantizationBits : 0,
            signedMantissa: true,
            leftShift: 20,
            format,
            limits: 'ports',
          },
          perChannel: true,
          stages: 1,
        };
        const design = outputStageDesign(spec);
        const outputs = layerOutputs(network, layer);
        const stage = {
          spec,
          outputs,
          meanPositions: 1,
          unitsPerProduct: () => 1,
          engineFractionBits: layer.fractionBits,
        };
        const streams = outputStreams(design, stage, operands, null, array, count)!;
        const channels = Array.from({ length: layer.outputChannels }, (_, channel) => channel);
        const columns = busyColumns(operands, channels, array);
        const made = codes[network.layers[index + 1]!.name]!;
        for (const [stream, { samples, constants }] of streams.entries()) {
          const column = columnOutputs(operands, channels, stream % columns, array.columns);
          const { position, channel } = column.at(Math.floor(beginFraction(stream) * column.count));
          const { code } = design.expected(samples.slice(0, 1), constants);
          expect(Number(code)).toBe(made[position * layer.outputChannels + channel]);
        }
      }
    },
  );
});

describe('pooledStreams()', () => {
  it('begins every window with its first value, on ports that hold it', () => {
    const samplePorts = [
      { name: 'value', width: 3, signed: false },
      { name: 'first', width: 1, signed: false },
    ];
    const [stream] = pooledStreams(
      { samplePorts },
      [
        [1, 2],
        [3, 9],
      ],
      3,
    );
    // The first stream begins behind golden * 2 = 1.2 windows; 7 is the most of three bits.
    expect(stream?.samples).toEqual([
      { value: 3, first: 1 },
      { value: 7, first: 0 },
      { value: 1, first: 1 },
    ]);
  });
});
