import { fileURLToPath } from 'node:url';
import { startBackend, type TrainingBackend } from '../backend';
import type { Operations } from '../operations/operations';

/** The wasm backend under Node, with tfjs's own files from the installed package. */
export function startTestBackend(operations: Operations['id'] = 'composite'): Promise<TrainingBackend> {
  const folder = new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  return startBackend({ id: 'wasm', wasmPaths: fileURLToPath(folder), operations });
}
