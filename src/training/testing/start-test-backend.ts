import { fileURLToPath } from 'node:url';
import { startBackend, type TrainingBackend } from '../backend';

/** The wasm backend under Node, with tfjs's own files from the installed package. */
export function startTestBackend(): Promise<TrainingBackend> {
  const folder = new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  return startBackend({ id: 'wasm', wasmPaths: fileURLToPath(folder) });
}
