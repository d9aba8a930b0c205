import { expect, it } from 'vitest';
import { compileIntegerNetwork } from '../../../integer/compile';
import type { IntegerMatrixLayer } from '../../../integer/integer-network';
import { type FixtureOptions, randomTrainedNetwork } from '../../../integer/trained-network.fixture';
import type { TrainedLayer } from '../../../networks/trained-network';
import { placements } from '..';
import { buildDatapath } from '../build-datapath';

const options = {
  placement: placements.get('folded'),
  operand: 'activations',
  pipelined: true,
  requantizationBits: 16,
  operandScaleBits: 8,
  minimumMultiplierBits: 1,
  reductionLanes: 16,
  clockHz: 980e6,
} as const;

/** Widths of every layer of a random network: as the engine sums it, and as the cost model builds it. */
function widths(seed: number, offsets: Omit<FixtureOptions, 'scale'>) {
  const trained = randomTrainedNetwork(seed, { scale: 'real', ...offsets });
  return compileIntegerNetwork(trained, { requantizationBits: 16 })
    .layers.filter((layer): layer is IntegerMatrixLayer => layer.kind !== 'max-pool')
    .map((layer) => {
      const { weightQuantizer, inputQuantizer } = trained.layers[layer.name] as TrainedLayer;
      const products = layer.kernelHeight * layer.kernelWidth * layer.inputChannels;
      const { outputStageBits } = buildDatapath(
        {
          shape: { kind: 'dense', name: layer.name, inputs: products, outputs: layer.outputChannels },
          weights: weightQuantizer!,
          inputs: inputQuantizer!,
          outputs: null,
          poolWindow: 1,
          scalesPerChannel: false,
        },
        products,
        options,
      );
      return { engine: layer.accumulatorBits, hardware: outputStageBits };
    });
}

it.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])('holds every sum of the engine, offsets of weights %s and of inputs %s', (weightOffsets, inputOffsets) => {
  for (let seed = 0; seed < 40; seed++) {
    for (const { engine, hardware } of widths(seed, { weightOffsets, inputOffsets })) {
      expect(hardware).toBeGreaterThanOrEqual(engine);
    }
  }
});
