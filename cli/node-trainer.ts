import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { loadDataset } from '../src/data/load-dataset';
import type { Trainer } from '../src/training/training-api';
import { datasetsFolder } from './project-folder';
import { createReadFile } from './read-data-file';

/** Starts tfjs on its WebAssembly backend and trains on whichever dataset a configuration names. */
export async function startNodeTrainer(): Promise<Trainer> {
  // Only commands that train pay for tfjs.
  const [{ startBackend }, { createIntegerKernel: createKernel }, { createTrainer }] = await Promise.all([
    import('../src/training/backend'),
    import('../src/training/kernels/integer-kernel'),
    import('../src/training/trainer'),
  ]);
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  const backend = await startBackend({ id: 'wasm', wasmPaths: `${dirname(entry)}/` });
  const readFile = createReadFile(datasetsFolder);
  const trainers = new Map<string, Promise<Trainer>>();
  const trainerOf = (id: string): Promise<Trainer> => {
    const started =
      trainers.get(id) ??
      loadDataset(id, readFile).then((dataset) => createTrainer({ dataset, backend, createKernel }));
    trainers.set(id, started);
    return started;
  };
  return {
    backend: backend.name,
    run: async (configuration, control) =>
      (await trainerOf(configuration.dataset)).run(configuration, control),
    allocate: async (request, control) =>
      (await trainerOf(request.configuration.dataset)).allocate(request, control),
  };
}
