import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Problem } from '../core/problem';
import { problemOf } from '../workers/answer';
import type { HardwareClient } from '../workers/hardware-client';
import type { CostOutcome, Workload } from '../workers/hardware-worker-api';
import type { AppState } from './app-state';
import { selectDesignPoints } from './selectors/design-points';
import type { AppStore } from './store';

/**
 * Keeps the costs of all points those of the present hardware. One question is under way at a time; when the answer
 * comes, it is shown, and the latest hardware is asked for next: a moving control sees every answer that the worker
 * can give and none that is late. Returns how to stop.
 */
export function syncCosts(store: AppStore, client: HardwareClient): () => void {
  let [isBusy, isStopped] = [false, false];
  const announced = new Set<string>();
  /** Workloads that the present hardware cannot run; asking again would give the same answer. */
  let refused: { readonly hardware: HardwareConfiguration; readonly keys: ReadonlySet<string> } | null = null;

  const announce = (problems: readonly Problem[]) => {
    const fresh = problems.filter(({ code }) => !announced.has(code));
    for (const { code } of fresh) announced.add(code);
    if (fresh.length > 0) store.getState().addNotice({ kind: 'problem', problems: fresh });
  };
  const ask = async (): Promise<void> => {
    const { hardware } = store.getState();
    const known = refused?.hardware === hardware ? refused.keys : new Set<string>();
    const missing = missingWorkloads(store.getState(), known);
    if (missing.length === 0) return;
    isBusy = true;
    try {
      const outcomes = await client.evaluate(missing, hardware);
      if (isStopped) return;
      refused = { hardware, keys: new Set([...known, ...refusedKeys(missing, outcomes)]) };
      announce(outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? outcome.problem : [])));
      keepCosts(store, hardware, reportsByKey(missing, outcomes, hardware));
    } catch (error) {
      refused = { hardware, keys: new Set([...known, ...missing.map(({ key }) => key)]) };
      announce([problemOf(error)]);
    } finally {
      isBusy = false;
    }
    if (!isStopped) void ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged =
      state.results !== previous.results ||
      state.claims !== previous.claims ||
      state.hardware !== previous.hardware;
    if (hasChanged && !isBusy) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

/** The workloads whose cost on the present hardware is not known. FP32 has no integer hardware. */
function missingWorkloads(state: AppState, refused: ReadonlySet<string>): readonly Workload[] {
  const missing = new Map<string, Workload>();
  for (const { configuration } of selectDesignPoints(state)) {
    if (configuration.method === 'float') continue;
    const key = workloadKey(configuration);
    const isKnown = refused.has(key) || state.costs[costKey(configuration, state.hardware)] !== undefined;
    if (!isKnown) missing.set(key, { key, configuration });
  }
  return [...missing.values()];
}

function reportsByKey(
  workloads: readonly Workload[],
  outcomes: readonly CostOutcome[],
  hardware: HardwareConfiguration,
): Readonly<Record<string, CostReport>> {
  return Object.fromEntries(
    workloads.flatMap(({ configuration }, index) => {
      const outcome = outcomes[index];
      return outcome?.kind === 'report' ? [[costKey(configuration, hardware), outcome.report] as const] : [];
    }),
  );
}

function refusedKeys(workloads: readonly Workload[], outcomes: readonly CostOutcome[]): readonly string[] {
  return workloads.filter((_, index) => outcomes[index]?.kind === 'problem').map(({ key }) => key);
}

/** Adds to the costs of the same hardware, replaces those of another. */
function keepCosts(
  store: AppStore,
  hardware: HardwareConfiguration,
  reports: Readonly<Record<string, CostReport>>,
): void {
  const { costs, costedHardware, setCosts } = store.getState();
  setCosts(costedHardware === hardware ? { ...costs, ...reports } : reports, hardware);
}
