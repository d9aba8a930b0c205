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

/** From a hardware control to the new front of 2,000 points: evaluation, copy between threads, selection. */
export async function run() {
  const store = createAppStore();
  const results = syntheticResults(pointCount, (round) => ({
    networkParams: { channelMultiplier: 0.25 + 0.25 * round },
  }));
  store.getState().addResults(results, 'gallery');
  const { evaluate } = createCostsEvaluator();
  const { send } = createWorkloadSender();
  const receive = createWorkloadReceiver();
  let [evaluateTime, copyTime, answered] = [0, 0, (): void => undefined];
  syncCosts(store, {
    evaluate: async (workloads, hardware) => {
      const start = performance.now();
      const packed = packCosts(evaluate(receive(structuredClone(send(workloads))), hardware));
      const evaluated = performance.now();
      const copied = unpackCosts(structuredClone(packed, { transfer: packedBuffers(packed) }));
      [evaluateTime, copyTime] = [evaluated - start, performance.now() - evaluated];
      return copied;
    },
  });
  store.subscribe((state, previous) => {
    if (state.costs !== previous.costs) answered();
  });
  const samples: { total: number; evaluate: number; copy: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const done = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const acceleratorParams = { dramGigabytesPerSecond: 8 + round };
    store.getState().setHardware({ ...defaultHardware, acceleratorParams });
    await done;
    selectFront(store.getState());
    samples.push({ total: performance.now() - start, evaluate: evaluateTime, copy: copyTime });
  }
  const sorted = samples.slice(1).sort((left, right) => left.total - right.total);
  const {
    total,
    evaluate: evaluateMs,
    copy,
  } = sorted[Math.floor(sorted.length / 2)] ?? { total: Number.NaN };
  return {
    'hardware control to new front, 2,000 points': {
      unit: 'ms',
      median: total,
      evaluate: Math.round(evaluateMs ?? Number.NaN),
      copy: Math.round(copy ?? Number.NaN),
      target: 100,
    },
  };
}
