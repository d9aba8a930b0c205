import '@tensorflow/tfjs-backend-cpu';
import { fileURLToPath } from 'node:url';
import {
  backend,
  getKernelsForBackend,
  type KernelConfig,
  registerKernel,
  setBackend,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { lenet5 } from '../src/core/networks/lenet-5';
import type { Network } from '../src/core/networks/network';
import { resnet8 } from '../src/core/networks/resnet-8';
import { tinyCnn } from '../src/core/networks/tiny-cnn';
import { createRandom } from '../src/core/random';
import { startBackend } from '../src/training/backend';
import { createCompositeOperations } from '../src/training/operations/composite-operations';
import { createKernelOperations } from '../src/training/operations/kernel-operations';
import type { Operations } from '../src/training/operations/operations';
import { registerWasmGradients } from '../src/training/operations/wasm-gradients';
import { trainEpochs } from '../src/training/train-epochs';
import { compareQuantizedSteps } from './quantized-step';
import {
  batchSize,
  createModel,
  type SyntheticTraining,
  shape,
  syntheticTraining,
} from './synthetic-training';

const rounds = 15;
const mostSteps = 12;

interface Contender {
  readonly name: string;
  readonly backend: 'wasm' | 'cpu';
  readonly operations: Operations;
  /** What the wasm backend holds while this contender runs. */
  readonly installed: readonly KernelConfig[];
  readonly quantized: boolean;
  readonly steps: number;
  readonly rounds: number;
}

interface Side {
  readonly operations: Operations;
  readonly installed: readonly KernelConfig[];
}

/** Milliseconds of one training step, Adam and batch assembly included, and what our kernels gain. */
export async function run() {
  const wasmFolder = new URL('../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
  const stock = getKernelsForBackend('wasm');
  await startBackend({ id: 'wasm', wasmPaths: fileURLToPath(wasmFolder) });
  install(stock);
  registerWasmGradients();
  const composite = { operations: createCompositeOperations(), installed: getKernelsForBackend('wasm') };
  install(stock);
  const operations = createKernelOperations(backend());
  if (!operations) throw new TypeError('the kernels do not run on this backend');
  const kernels = { operations, installed: getKernelsForBackend('wasm') };
  const small = { rounds, target: '>= 3' };
  const tiny = await compare(tinyCnn, kernels, composite, { ...small, againstCpu: true });
  const lenet = await compare(lenet5, kernels, composite, { ...small, againstCpu: false });
  const deep = { rounds: 3, target: '>= 1.5', againstCpu: false };
  return { ...tiny, ...lenet, ...(await compare(resnet8, kernels, composite, deep)) };
}

function install(kernels: readonly KernelConfig[]): void {
  for (const { kernelName, backendName } of getKernelsForBackend('wasm')) {
    unregisterKernel(kernelName, backendName);
  }
  for (const kernel of kernels) registerKernel(kernel);
}

interface Comparison {
  readonly rounds: number;
  /** Of the composite's time over the kernels'. */
  readonly target: string;
  readonly againstCpu: boolean;
}

async function compare(
  network: Network,
  kernels: Side,
  composite: Side,
  { rounds, target, againstCpu }: Comparison,
) {
  const wasm = { backend: 'wasm', rounds } as const;
  // More steps of the fast side, so that all take comparable time.
  const fast = { ...wasm, ...kernels, steps: mostSteps };
  const slow = { ...wasm, ...composite, steps: 4 };
  const contenders: Contender[] = [
    { ...fast, name: 'kernels float', quantized: false },
    { ...fast, name: 'kernels lsq', quantized: true },
    { ...slow, name: 'composite float', quantized: false },
    { ...slow, name: 'composite lsq', quantized: true },
  ];
  if (againstCpu) {
    const cpu = { backend: 'cpu', ...composite, quantized: false, steps: 2, rounds: 2 } as const;
    contenders.push({ ...cpu, name: 'tfjs-cpu float' });
  }
  const times = await timeRounds(network, contenders);
  install(kernels.installed);
  await setBackend('wasm');
  const quantizedOverFloat = await compareQuantizedSteps(network, kernels.operations);
  const medianOf = (name: string): number => median(times.get(name) ?? []);
  const ratio = (slow: string, fast: string, target: string) => ({
    unit: 'x',
    median: medianOf(slow) / medianOf(fast),
    target,
  });
  const label = `training step, ${network.id}`;
  const measured = Object.fromEntries(
    contenders.map(({ name }) => [
      `${label}, ${name}`,
      { unit: 'ms', median: medianOf(name), best: Math.min(...(times.get(name) ?? [])) },
    ]),
  );
  return {
    ...measured,
    [`${label}, composite / kernels`]: ratio('composite float', 'kernels float', target),
    ...(againstCpu && {
      [`${label}, tfjs-cpu / kernels`]: ratio('tfjs-cpu float', 'kernels float', '>= 60'),
    }),
    [`${label}, lsq / float on kernels`]: quantizedOverFloat,
  };
}

/** Step times by contender, who take turns in every round. */
async function timeRounds(network: Network, contenders: readonly Contender[]) {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  const training = syntheticTraining(network, mostSteps + 1);
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      if (round >= contender.rounds) continue;
      times.get(contender.name)?.push(...(await timeSteps(training, contender)));
    }
  }
  return times;
}

/** Times of single steps of a fresh model, the first of which is a warm-up. */
async function timeSteps({ start, images }: SyntheticTraining, contender: Contender) {
  install(contender.installed);
  await setBackend(contender.backend);
  const { operations, quantized, steps } = contender;
  const model = createModel(start, quantized, operations);
  const used = batchSize * (steps + 1);
  const pixels = used * shape.height * shape.width;
  const ends: number[] = [];
  await trainEpochs({
    model,
    operations,
    images: { images: images.images.subarray(0, pixels), labels: images.labels.subarray(0, used) },
    shape,
    batchSize,
    epochs: 1,
    order: createRandom(2),
    learningRate: () => 1e-3,
    onStep: async () => void ends.push(performance.now()),
    onEpochEnd: async () => {},
  });
  model.dispose();
  return ends.slice(1).map((end, index) => end - (ends[index] as number));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
