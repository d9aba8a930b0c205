import { describe, expect, it } from 'vitest';
import { completeConfiguration } from '../core/explore/complete-configuration';
import { configuredLayers } from '../core/explore/configured-layers';
import { planQuantization } from '../core/explore/plan-quantization';
import { defaultRecipe } from '../core/explore/training-configuration';
import { defaultHardware } from '../core/hardware/hardware-controls';
import type { LayerShape } from '../core/networks/layer-shape';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';
import type { Quantizer } from '../core/quantization/quantizer';
import { createRandom } from '../core/random';
import { CancelledError } from './answer';
import { measureOnNetwork } from './measure-on-network';

const configuration = completeConfiguration({
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 2, activationBits: 2, edgeLayers: 'same' },
  seed: 1,
});
const input = { height: 28, width: 28, channels: 1 };
const plan = planQuantization(configuration, input, 10);
const random = createRandom(1);

function quantizer({ format, decode }: Pick<Quantizer, 'format' | 'decode'>, step: number): Quantizer {
  return { format, decode, steps: Float32Array.of(step), offsets: Float32Array.of(0) };
}

/** Weights and outputs of a layer. */
function sizesOf(shape: LayerShape): readonly [number, number] {
  if (shape.kind === 'dense') return [shape.inputs * shape.outputs, shape.outputs];
  if (shape.kind === 'gemm') throw new RangeError('no layer of a trainable network');
  const { kernelHeight, kernelWidth, inputChannels, outputChannels } = shape;
  return [kernelHeight * kernelWidth * inputChannels * outputChannels, outputChannels];
}

const layers = plan.map(({ shape, weights, inputs }, index): [string, TrainedLayer] => {
  const [count, outputs] = sizesOf(shape);
  return [
    shape.name,
    {
      weights: Float32Array.from({ length: count }, () => 0.2 * random.normal()),
      bias: new Float32Array(outputs),
      batchNorm: null,
      weightQuantizer: quantizer(weights, 0.2),
      inputQuantizer: quantizer(inputs, index === 0 ? 2 ** -8 : 0.3),
    },
  ];
});
const trained: TrainedNetwork = {
  input,
  classes: 10,
  specs: configuredLayers(configuration, 10),
  layers: Object.fromEntries(layers),
};
const job = { configuration, trained, hardware: defaultHardware };

const noise = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, () => Uint8Array.from({ length: 784 }, () => 256 * random.next()));

describe('measureOnNetwork()', () => {
  it('loads a few images of the dataset, breathes before every layer and tells which', async () => {
    const asked: string[] = [];
    const layersDone: number[] = [];
    let breaths = 0;
    const energies = await measureOnNetwork(job, {
      loadImages: async (dataset, count) => {
        asked.push(dataset);
        return noise(Math.min(count, 2));
      },
      breathe: async () => {
        breaths++;
      },
      onProgress: (progress) => layersDone.push(progress.layersDone),
    });
    expect(asked).toEqual(['fashion-mnist']);
    expect(layersDone).toEqual([0, 0, 1, 2]);
    expect(breaths).toBe(4);
    expect(Object.keys(energies.layers)).toEqual(plan.map(({ shape }) => shape.name));
  });

  it('ends where it is told to', async () => {
    let breaths = 0;
    const work = measureOnNetwork(job, {
      loadImages: async () => noise(1),
      breathe: async () => {
        if (++breaths === 3) throw new CancelledError();
      },
      onProgress: () => undefined,
    });
    await expect(work).rejects.toThrow(CancelledError);
    expect(breaths).toBe(3);
  });
});
