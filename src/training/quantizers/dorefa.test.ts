import { beforeAll, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { pact } from '../../core/schemes/pact';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createDorefaTwin } from './dorefa';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

it('quantizes the transformed weights as the scalar reference does, whatever the latent ones become', () => {
  const start = Float32Array.from({ length: 300 }, createRandom(3).normal);
  const quantizer = pact.fit({ role: 'weights', values: start, channels: 1, bits: 3 }, {});
  const twin = createDorefaTwin(quantizer);
  for (const latent of [start, start.map((value) => value / 5 + 0.1)]) {
    const prepared = pact.prepareWeights?.(latent, quantizer, {});
    expect(twin.prepareWeights?.(latent)).toEqual(prepared);
    expect(runTwin(twin, latent, backend.operations)).toEqual(fakeQuantize(prepared!, quantizer));
  }
  expect(twin.freeze(null)).toEqual(quantizer);
  expect(twin.trainable).toEqual({});
});

it('passes the gradient to the latent weights as it is', () => {
  const values = [-2, -0.1, 0, 0.4, 3];
  const quantizer = pact.fit(
    { role: 'weights', values: Float32Array.from(values), channels: 1, bits: 2 },
    {},
  );
  const { input } = twinGradients(createDorefaTwin(quantizer), values, [1, 2, 3, 4, 5], backend.operations);
  expect(input).toEqual([1, 2, 3, 4, 5]);
});
