import { completeConfiguration } from '../src/core/explore/complete-configuration';
import { resultKey } from '../src/core/explore/result-key';
import type { TrainedResult } from '../src/core/explore/trained-result';
import { defaultRecipe } from '../src/core/explore/training-configuration';
import { defaultHardware } from '../src/core/hardware/hardware-controls';
import { syncCosts } from '../src/state/cost-sync';
import { selectFront } from '../src/state/selectors/visible-points';
import { createAppStore } from '../src/state/store';
import { createCostsEvaluator } from '../src/workers/evaluate-costs';

const pointCount = 2000;
const rounds = 11;

/** From a hardware control to the new front of 2,000 points: evaluation, copy between threads, selection. */
export async function run() {
  const store = createAppStore();
  store.getState().addResults(results(), 'gallery');
  const evaluate = createCostsEvaluator();
  let [evaluateTime, copyTime, answered] = [0, 0, (): void => undefined];
  syncCosts(store, {
    evaluate: async (workloads, hardware) => {
      const start = performance.now();
      const outcomes = evaluate(structuredClone(workloads), hardware);
      const evaluated = performance.now();
      const copied = structuredClone(outcomes);
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
    store.getState().setHardware({ ...defaultHardware, requantizationBits: 8 + round });
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

function results(): readonly TrainedResult[] {
  const widths = [2, 3, 4, 5, 6, 7, 8];
  const choices = ['fixed-point', 'lsq', 'lsq-plus'].flatMap((scheme) =>
    widths.flatMap((weightBits) =>
      widths.flatMap((activationBits) =>
        (['same', 'eight-bit'] as const).map((edgeLayers) => ({
          scheme,
          schemeParams: {},
          weightBits,
          activationBits,
          edgeLayers,
        })),
      ),
    ),
  );
  return Array.from({ length: pointCount }, (_, index) => {
    const quantization = choices[index % choices.length] ?? choices[0];
    const configuration = completeConfiguration({
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: { channelMultiplier: 0.25 + 0.25 * Math.floor(index / choices.length) },
      recipe: defaultRecipe,
      method: 'qat',
      quantization: quantization as NonNullable<typeof quantization>,
      seed: 1,
    });
    return {
      key: resultKey(configuration),
      configuration,
      testAccuracyFraction: 0.8 + (index % 97) / 1000,
      validationAccuracyFraction: 0.8,
      testCount: 10_000,
      disagreements: 0,
      requantizationBits: 16,
      weightsHash: '0',
      backend: 'wasm',
    };
  });
}
