import { backend } from '@tensorflow/tfjs-core';
import { startTestBackend } from '../testing/start-test-backend';
import { createKernelOperations } from './kernel-operations';
import { describeOperations } from './operations.contract';

describeOperations('kernel operations on wasm', async () => {
  await startTestBackend();
  const operations = createKernelOperations(backend());
  if (!operations) throw new TypeError('the kernels do not run on this backend');
  return operations;
});
