import { beforeAll, describe, expect, it } from 'vitest';
import { configuredLayers } from '../../core/explore/configured-layers';
import { layerCodings } from '../../core/explore/layer-codings';
import type { QuantizationChoice } from '../../core/explore/training-configuration';
import { isMatrixLayer } from '../../core/networks/network';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import { schemes } from '../../core/schemes';
import type { TrainingBackend } from '../backend';
import { calibrate, preparedNetwork } from '../calibrate';
import { initializeNetwork } from '../models/initialize-network';
import { smallDataset } from '../testing/small-dataset';
import { startTestBackend } from '../testing/start-test-backend';
import { createSchemeQuantizers } from './scheme-quantizers';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

const dataset = smallDataset();

/** ds-cnn, some of whose filters read one channel and others many. */
function quantizersOf(scheme: string, bits: number) {
  const { operations } = backend;
  const quantization: QuantizationChoice = {
    scheme,
    schemeParams: {},
    weightBits: bits,
    activationBits: bits,
    edgeLayers: 'same',
  };
  const choice = { network: 'ds-cnn', networkParams: { batchNorm: 'kept' }, quantization };
  const specs = configuredLayers(choice, dataset.classes);
  const base = initializeNetwork(specs, dataset.shape, dataset.classes, createRandom(3));
  const names = specs.filter(isMatrixLayer).map(({ name }) => name);
  const all = layerCodings(quantization, names.length);
  const codings = new Map(all.map((coding, index) => [names[index]!, coding]));
  const images = dataset.training;
  const tuned = preparedNetwork(calibrate(base, { codings, images, operations }), codings);
  const options = { base, scheme: schemes.get(scheme), params: {}, images, operations };
  return { names, tuned, quantizers: createSchemeQuantizers(options) };
}

describe('createSchemeQuantizers()', () => {
  it.each([
    ['xnor-net', 1],
    ['lsq', 4],
  ])('codes weights under %s as training does, depthwise filters too', (scheme, bits) => {
    const { names, tuned, quantizers } = quantizersOf(scheme, bits);
    expect(names).toContain('depthwise1');
    for (const name of names) {
      const { weights, weightQuantizer } = tuned.layers[name]!;
      const quantized = quantizers.quantizedWeights(name, bits);
      expect(quantizers.weightQuantizer(name, bits)).toEqual(weightQuantizer);
      expect(quantized.every(Number.isFinite)).toBe(true);
      expect(quantized).toEqual(fakeQuantize(weights, weightQuantizer as Quantizer));
    }
  });
});
