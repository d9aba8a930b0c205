import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { startTestBackend } from '../testing/start-test-backend';
import { createCompositeOperations } from './composite-operations';
import { describeOperations } from './operations.contract';

describeOperations('composite operations on wasm', async () => {
  await startTestBackend();
  return createCompositeOperations();
});

describeOperations('composite operations on cpu', async () => {
  await startTestBackend();
  await setBackend('cpu');
  return createCompositeOperations();
});
