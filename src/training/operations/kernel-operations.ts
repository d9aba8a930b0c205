import type { KernelBackend } from '@tensorflow/tfjs-core';
import { createAdam } from '../kernels/adam';
import { defineAveragePool } from '../kernels/average-pool';
import { defineBatchNormalize } from '../kernels/batch-normalize';
import { defineConvolution, defineDense } from '../kernels/convolution';
import { defineDepthwise } from '../kernels/depthwise';
import { defineFakeQuantize } from '../kernels/fake-quantize';
import { createKernelHost } from '../kernels/kernel-host';
import { defineMaxPool } from '../kernels/max-pool';
import { defineReparameterizedClip } from '../kernels/reparameterized-clip';
import { defineResidualSigns } from '../kernels/residual-signs';
import { createRunLoop } from '../kernels/run-loop';
import { defineSoftGradient } from '../kernels/soft-gradient';
import { defineSoftmaxCrossEntropy } from '../kernels/softmax-cross-entropy';
import { defineStochasticRounding } from '../kernels/stochastic-rounding';
import { registerStockKernels } from '../kernels/stock-kernels';
import type { Operations } from './operations';

/**
 * The operations on our own WebAssembly kernels; also repairs the gradients of tfjs's own operations on the wasm
 * backend. Null where `backend` is not the tfjs-wasm that the kernels can share memory with. Call once per backend.
 */
export function createKernelOperations(backend: KernelBackend): Operations | null {
  const host = createKernelHost(backend);
  if (!host) return null;
  registerStockKernels(host);
  return {
    id: 'kernels',
    convolution: defineConvolution(host),
    dense: defineDense(host),
    depthwiseConvolution: defineDepthwise(host),
    averagePool: defineAveragePool(host),
    maxPool: defineMaxPool(host),
    batchNormalize: defineBatchNormalize(host),
    fakeQuantize: defineFakeQuantize(host),
    roundStochastically: defineStochasticRounding(host),
    ...defineReparameterizedClip(host),
    ...defineResidualSigns(host),
    softGradient: defineSoftGradient(host),
    runLoop: createRunLoop(host),
    softmaxCrossEntropy: defineSoftmaxCrossEntropy(host),
    createAdam: (variables) => createAdam(host, variables),
  };
}
