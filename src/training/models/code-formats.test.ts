import { beforeAll, expect, it } from 'vitest';
import { type CodedFixture, codedNetwork } from '../../core/integer/coded-network.fixture';
import { compileIntegerNetwork } from '../../core/integer/compile';
import { createIntegerEngine } from '../../core/integer/run';
import { randomImage } from '../../core/integer/trained-network.fixture';
import {
  additivePowerCodes,
  halfIntegerGrid,
  integerGrid,
  minifloatCodes,
  narrowGrid,
  planeCodes,
  powerOfTwoCodes,
  rowMix,
} from '../../core/quantization/code-format';
import type { TrainingBackend } from '../backend';
import { startTestBackend } from '../testing/start-test-backend';
import { classify } from './inference';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend();
});

const sign = halfIntegerGrid(1);
const shifts = powerOfTwoCodes(4, { hasZero: false, rounding: 'logarithmic' });
const mixed = rowMix([
  { format: shifts, fraction: 0.7 },
  { format: narrowGrid(8), fraction: 0.3 },
]);
const fourBits = integerGrid(4, false);
const images = 40;

it.each<[string, CodedFixture]>([
  ['signs', { weights: sign, activations: sign, activation: 'hard-tanh' }],
  [
    'half-integers',
    { weights: halfIntegerGrid(3), activations: halfIntegerGrid(2), activation: 'hard-tanh' },
  ],
  ['ternary codes', { weights: narrowGrid(2), activations: narrowGrid(2), activation: 'hard-tanh' }],
  ['powers of two', { weights: shifts, activations: fourBits, activation: 'relu' }],
  [
    'sums of powers',
    {
      weights: additivePowerCodes([[8, 4, 1], [2]], true),
      activations: additivePowerCodes([[8, 4, 1], [2]], false),
      activation: 'relu',
    },
  ],
  ['minifloats', { weights: minifloatCodes(8), activations: minifloatCodes(8), activation: 'relu' }],
  ['planes', { weights: planeCodes(2), activations: planeCodes(3), activation: 'hard-tanh' }],
  ['mixed rows', { weights: mixed, activations: fourBits, activation: 'relu' }],
  ['an encoder', { weights: narrowGrid(3), activations: fourBits, activation: 'relu', encodes: true }],
])('classify() gives the classes of integer inference with %s', async (_, fixture) => {
  let equal = 0;
  const classes = new Set<number>();
  for (let seed = 0; seed < 8; seed++) {
    const network = codedNetwork(seed, fixture);
    const bytes = Array.from({ length: images }, (__, image) => [...randomImage(network.input, 100 + image)]);
    const batch = Uint8Array.from(bytes.flat());
    const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 24 }));
    const expected = engine.classify(batch, images);
    const simulated = await classify(network, batch, backend.operations, () => Promise.resolve());
    equal += simulated.filter((winner, image) => winner === expected[image]).length;
    for (const winner of expected) classes.add(winner);
  }
  expect(classes.size).toBeGreaterThan(1);
  expect(equal / (8 * images)).toBeGreaterThan(0.99);
});
