import { expect, it } from 'vitest';
import { trainableNetworks } from '../core/networks';
import { createRandom } from '../core/random';
import { initializeNetwork } from './models/initialize-network';
import { weightsHash } from './weights-hash';

const specs = trainableNetworks.get('tiny-cnn').layers({}, 10);
const network = () => initializeNetwork(specs, { height: 28, width: 28, channels: 1 }, 10, createRandom(1));

it('weightsHash() sees every bit of the parameters and nothing else', () => {
  const moved = network();
  const bias = moved.layers.dense?.bias ?? new Float32Array(1);
  expect(weightsHash(network())).toBe(weightsHash(moved));
  bias[9] = 1e-40;
  expect(weightsHash(network())).not.toBe(weightsHash(moved));
});
