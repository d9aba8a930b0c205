// First: it registers the flags that the gradients read as soon as they are registered.
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { backend, env, setBackend } from '@tensorflow/tfjs-core';
import { ProblemError } from '../core/problem';
import { createCompositeOperations } from './operations/composite-operations';
import { createKernelOperations } from './operations/kernel-operations';
import type { Operations } from './operations/operations';
import { registerWasmGradients } from './operations/wasm-gradients';

/** `webgl` and `webgpu` are for people who ask for them: a GPU that trains also has to paint the page. */
type BackendId = 'wasm' | 'webgl' | 'webgpu';

/** Where tfjs finds its WebAssembly: a folder that ends in a slash, or one address per file. */
type WasmPaths = Parameters<typeof setWasmPaths>[0];

export interface BackendOptions {
  readonly id: BackendId;
  readonly wasmPaths: WasmPaths;
  /** `composite` does without our own kernels, to compare with. */
  readonly operations?: Operations['id'];
}

/** A started tensor backend. `name` tells results apart whose bits may differ. */
export interface TrainingBackend {
  readonly name: string;
  readonly operations: Operations;
}

/** Starts tfjs once per worker or process. A ProblemError where this machine cannot run the backend. */
export async function startBackend(options: BackendOptions): Promise<TrainingBackend> {
  const { id, wasmPaths } = options;
  if (id === 'wasm') prepareWasm(wasmPaths);
  if (id === 'webgl') await import('@tensorflow/tfjs-backend-webgl');
  if (id === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  const started = await setBackend(id).catch(() => false);
  if (!started) throw new ProblemError('backend-unavailable', { backend: id });
  const operations = chooseOperations(options);
  return { name: `${id}-${operations.id}`, operations };
}

function chooseOperations({ id, operations = 'kernels' }: BackendOptions): Operations {
  if (id !== 'wasm') return createCompositeOperations();
  const kernels = operations === 'kernels' ? createKernelOperations(backend()) : null;
  if (!kernels) registerWasmGradients();
  return kernels ?? createCompositeOperations();
}

function prepareWasm(wasmPaths: WasmPaths): void {
  // The threaded build ignores its thread count and needs cross-origin isolation, which static hosts rarely give.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(wasmPaths);
}
