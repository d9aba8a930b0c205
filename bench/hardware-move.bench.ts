import type { HardwareConfiguration } from '../src/core/hardware/hardware-configuration';
import { defaultHardware } from '../src/core/hardware/hardware-controls';
import { syncCosts } from '../src/state/cost-sync';
import { selectFront } from '../src/state/selectors/visible-points';
import { createAppStore } from '../src/state/store';
import { createCostsEvaluator } from '../src/workers/evaluate-costs';
import { packCosts, packedBuffers, unpackCosts } from '../src/workers/packed-costs';
import { createWorkloadReceiver, createWorkloadSender } from '../src/workers/sent-workloads';
import { syntheticResults } from './synthetic-results';

const pointCount = 2000;
const rounds = 11;

/** Controls that are moved, one step in every round. */
const moves: Readonly<Record<string, (round: number) => Partial<HardwareConfiguration>>> = {
  'hardware control to new front, 2,000 points': (round) => ({
    acceleratorParams: { dramGigabytesPerSecond: 8 + round },
  }),
  'mantissa width to new front, 2,000 points': (round) => ({
    requantizationBits: defaultHardware.requantizationBits - round,
  }),
};

interface Sample {
  readonly total: number;
  readonly evaluate: number;
  readonly copy: number;
}

/** From a hardware control to the new front of 2,000 points: evaluation, copy between threads, selection. */
export async function run() {
  const move = createMover();
  const results: Record<string, ReturnType<typeof summary>> = {};
  for (const [name, changeOf] of Object.entries(moves)) {
    const samples: Sample[] = [];
    for (let round = 0; round < rounds; round++) {
      samples.push(await move({ ...defaultHardware, ...changeOf(round) }));
    }
    results[name] = summary(samples.slice(1));
  }
  return results;
}

function summary(samples: readonly Sample[]) {
  const sorted = [...samples].sort((left, right) => left.total - right.total);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return {
    unit: 'ms',
    median: middle?.total ?? Number.NaN,
    slowest: sorted.at(-1)?.total ?? Number.NaN,
    evaluate: Math.round(middle?.evaluate ?? Number.NaN),
    copy: Math.round(middle?.copy ?? Number.NaN),
    target: 100,
  };
}

/** A page's store with the points and a worker behind it, which has seen nothing yet. */
function createMover() {
  const store = createAppStore();
  const points = syntheticResults(pointCount, (round) => ({
    networkParams: { channelMultiplier: 0.25 + 0.25 * round },
  }));
  store.getState().addResults(points, 'gallery');
  const { evaluate } = createCostsEvaluator();
  const { send } = createWorkloadSender();
  const receive = createWorkloadReceiver();
  let [evaluateTime, copyTime, answered] = [0, 0, (): void => undefined];
  syncCosts(store, {
    evaluate: async (workloads, hardware) => {
      const start = performance.now();
      const packed = packCosts([...evaluate(receive(structuredClone(send(workloads))), hardware)]);
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
    const start = performance.now();
    const done = new Promise<void>((resolve) => {
      answered = resolve;
    });
    store.getState().setHardware(hardware);
    await done;
    selectFront(store.getState());
    return { total: performance.now() - start, evaluate: evaluateTime, copy: copyTime };
  };
}
