import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { canonicalJson } from '../core/hash';
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
export function syncCosts(store: AppStore, client: Pick<HardwareClient, 'evaluate'>): () => void {
  let [isBusy, isStopped] = [false, false];
  /** Workloads that the present hardware cannot run; asking again would give the same answer. */
  let refused = { hardware: store.getState().hardware, keys: new Set<string>() };
  const announce = createAnnouncer(store);

  const ask = async (): Promise<void> => {
    const { hardware } = store.getState();
    if (refused.hardware !== hardware) refused = { hardware, keys: new Set() };
    const missing = missingWorkloads(store.getState(), refused.keys);
    if (missing.length === 0) return;
    isBusy = true;
    const outcomes = await evaluateOrRefuse(client, missing, hardware);
    isBusy = false;
    if (isStopped) return;
    refused = { hardware, keys: new Set([...refused.keys, ...refusedKeys(missing, outcomes)]) };
    announce(outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? outcome.problem : [])));
    keepCosts(store, hardware, reportsByKey(missing, outcomes, hardware));
    void ask();
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

/** A worker that fails as a whole is the problem of every workload. */
async function evaluateOrRefuse(
  client: Pick<HardwareClient, 'evaluate'>,
  workloads: readonly Workload[],
  hardware: HardwareConfiguration,
): Promise<readonly CostOutcome[]> {
  try {
    return await client.evaluate(workloads, hardware);
  } catch (error) {
    return workloads.map(() => ({ kind: 'problem', problem: problemOf(error) }));
  }
}

/** Puts a problem of each code into one notice, once: a moving control would repeat it many times a second. */
function createAnnouncer(store: AppStore): (problems: readonly Problem[]) => void {
  const announced = new Set<string>();
  return (problems) => {
    const fresh = problems.filter(({ code }) => {
      const isNew = !announced.has(code);
      announced.add(code);
      return isNew;
    });
    if (fresh.length > 0) store.getState().addNotice({ kind: 'problem', problems: fresh });
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
  const reports: Record<string, CostReport> = {};
  for (const [index, { configuration }] of workloads.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'report') reports[costKey(configuration, hardware)] = outcome.report;
  }
  return reports;
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
  const isSame = canonicalJson(costedHardware) === canonicalJson(hardware);
  setCosts(isSame ? { ...costs, ...reports } : reports, hardware);
}
