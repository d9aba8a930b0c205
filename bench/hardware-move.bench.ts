import type { HardwareConfiguration } from '../src/core/hardware/hardware-configuration';
import { defaultHardware } from '../src/core/hardware/hardware-controls';
import { syncCosts } from '../src/state/cost-sync';
import { selectFront } from '../src/state/selectors/visible-points';
import { createAppStore } from '../src/state/store';
import { createCostPacker } from '../src/workers/cost-packer';
import { createCostsEvaluator } from '../src/workers/evaluate-costs';
import { packedBuffers } from '../src/workers/packed-costs';
import { createWorkloadReceiver, createWorkloadSender } from '../src/workers/sent-workloads';
import { unpackCosts } from '../src/workers/unpack-costs';
import { processorMs } from './processor-time';
import { syntheticResults } from './synthetic-results';

const rounds = 11;

/** Visible points and the milliseconds in which they follow. */
const sizes = [
  { points: 2000, target: 100 },
  { points: 10_000, target: 500 },
];

/** Controls that are moved, one step in every round. */
const moves: Readonly<Record<string, (round: number) => Partial<HardwareConfiguration>>> = {
  'hardware control': (round) => ({ acceleratorParams: { dramGigabytesPerSecond: 8 + round } }),
  'size of a buffer': (round) => ({ acceleratorParams: { inputBufferKb: 2 + round } }),
  clock: (round) => ({ acceleratorParams: { clockMhz: 900 + 10 * round } }),
  'mantissa width': (round) => ({ requantizationBits: defaultHardware.requantizationBits - round }),
};

interface Sample {
  readonly total: number;
  /** Of all threads, those that collect garbage and compile too: what other programs do does not count. */
  readonly processor: number;
  readonly evaluate: number;
  readonly copy: number;
}

/** From a hardware control to the new front of all points: evaluation, copy between threads, selection. */
export async function run(rows: string) {
  const results: Record<string, ReturnType<typeof summary> & { readonly target: number }> = {};
  for (const { points, target } of sizes) {
    const labelOf = (name: string) => `${name} to new front, ${points.toLocaleString('en')} points`;
    const wanted = Object.entries(moves).filter(([name]) => labelOf(name).includes(rows));
    if (wanted.length === 0) continue;
    const move = createMover(points);
    for (const [name, changeOf] of wanted) {
      const samples: Sample[] = [];
      for (let round = 0; round < rounds; round++) {
        samples.push(await move({ ...defaultHardware, ...changeOf(round) }));
      }
      results[labelOf(name)] = { ...summary(samples.slice(1)), target };
    }
  }
  return results;
}

function summary(samples: readonly Sample[]) {
  const sorted = [...samples].sort((left, right) => left.total - right.total);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return {
    unit: 'ms',
    median: middle?.total ?? Number.NaN,
    fastest: sorted[0]?.total ?? Number.NaN,
    processor: Math.round(middle?.processor ?? Number.NaN),
    slowest: sorted.at(-1)?.total ?? Number.NaN,
    evaluate: Math.round(middle?.evaluate ?? Number.NaN),
    copy: Math.round(middle?.copy ?? Number.NaN),
  };
}

const batchNorms = ['none', 'kept', 'folded'];
const channelMultipliers = 16;

/** A page's store with so many points of different workloads and a worker behind it, which has seen nothing yet. */
function createMover(count: number) {
  const store = createAppStore();
  const points = syntheticResults(count, (round) => ({
    networkParams: {
      channelMultiplier: 0.25 + 0.25 * (round % channelMultipliers),
      batchNorm: batchNorms[Math.floor(round / channelMultipliers)] ?? 'none',
    },
  }));
  store.getState().addResults(points, 'gallery');
  const { evaluate } = createCostsEvaluator();
  const { send } = createWorkloadSender();
  const receive = createWorkloadReceiver();
  let [evaluateTime, copyTime, answered] = [0, 0, (): void => undefined];
  syncCosts(store, {
    evaluate: async (workloads, hardware) => {
      const start = performance.now();
      const packer = createCostPacker();
      for (const outcome of evaluate(receive(structuredClone(send(workloads))), hardware))
        packer.add(outcome);
      const packed = packer.packed();
      const evaluated = performance.now();
      const copied = unpackCosts(structuredClone(packed, { transfer: packedBuffers(packed) }));
      [evaluateTime, copyTime] = [evaluated - start, performance.now() - evaluated];
      return copied;
    },
  });
  store.subscribe((state, previous) => {
    if (state.costs !== previous.costs) answered();
  });
  return async (hardware: HardwareConfiguration): Promise<Sample> => {
    const [start, processorStart] = [performance.now(), processorMs()];
    const done = new Promise<void>((resolve) => {
      answered = resolve;
    });
    store.getState().setHardware(hardware);
    await done;
    selectFront(store.getState());
    return {
      total: performance.now() - start,
      processor: processorMs() - processorStart,
      evaluate: evaluateTime,
      copy: copyTime,
    };
  };
}
