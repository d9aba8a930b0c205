import { expect, it } from 'vitest';
import { halfIntegerGrid } from '../../quantization/code-format';
import { dorefaWeights } from './dorefa';
import { pactDecode } from './pact-activations';
import { tensorQuantizer } from './tensor-quantizer';

/** Greatest value 3: codes up to 1.5. */
const quantizer = tensorQuantizer(halfIntegerGrid(2), pactDecode, 2);

it('dorefaWeights() spreads tanh(w) up to the greatest value of the quantizer', () => {
  // tanh(1) / tanh(2) = 0.761594 / 0.964028 = 0.790013
  const [largest, half, zero] = dorefaWeights(Float32Array.of(-2, 1, 0), quantizer);
  expect([largest, zero]).toEqual([-3, 0]);
  expect(half).toBeCloseTo(3 * 0.790013, 5);
});

it('dorefaWeights() leaves a layer without weights at zero', () => {
  expect(dorefaWeights(new Float32Array(3), quantizer)).toEqual(new Float32Array(3));
});
