import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { problemOf } from '../workers/answer';
import type { HardwareClient } from '../workers/hardware-client';
import type { Workload } from '../workers/hardware-worker-api';
import type { AppState } from './app-state';
import { selectSweepDesigns, selectSweepMachines } from './selectors/sweep';
import type { AppStore } from './store';

/** While the screen of experiments is open, finds the costs of the sweep's designs on its machines. Returns how to stop. */
export function syncSweepCosts(store: AppStore, client: Pick<HardwareClient, 'evaluate'>): () => void {
  let [isBusy, isStopped] = [false, false];
  /** What a machine cannot run; asking again would give the same answer. */
  const refused = new Set<string>();

  let [machines, designs] = [selectSweepMachines(store.getState()), selectSweepDesigns(store.getState())];

  const ask = async (): Promise<void> => {
    [machines, designs] = [selectSweepMachines(store.getState()), selectSweepDesigns(store.getState())];
    const question = isStopped ? null : nextQuestion(store.getState(), refused);
    if (!question) return;
    isBusy = true;
    const { workloads, hardware } = question;
    const outcomes = await client.evaluate(workloads, hardware).catch((error: unknown) => {
      // The worker failed, not a design: the next change asks again.
      store.getState().addNotice({ kind: 'problem', problems: [problemOf(error)] });
      return null;
    });
    if (!outcomes) {
      isBusy = false;
      return;
    }
    const costs: Record<string, CostReport> = {};
    for (const [index, { configuration }] of workloads.entries()) {
      const outcome = outcomes[index];
      const key = costKey(configuration, hardware);
      if (outcome?.kind === 'report') costs[key] = outcome.report;
      else refused.add(key);
    }
    if (!isStopped) store.getState().addSweepCosts(costs);
    isBusy = false;
    void ask();
  };
  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged =
      state.screen !== previous.screen ||
      selectSweepMachines(state) !== machines ||
      selectSweepDesigns(state) !== designs;
    if (hasChanged && !isBusy) void ask();
  });
  void ask();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

interface Question {
  readonly workloads: readonly Workload[];
  readonly hardware: HardwareConfiguration;
}

/** The first machine for which designs of the sweep have no cost yet. */
function nextQuestion(state: AppState, refused: ReadonlySet<string>): Question | null {
  if (state.screen !== 'experiments') return null;
  const designs = selectSweepDesigns(state).filter(({ method }) => method !== 'float');
  for (const hardware of selectSweepMachines(state)) {
    const open = designs.filter((configuration) => {
      const key = costKey(configuration, hardware);
      return state.sweepCosts[key] === undefined && !refused.has(key);
    });
    if (open.length === 0) continue;
    const workloads = new Map(
      open.map((configuration) => [
        workloadKey(configuration),
        { key: workloadKey(configuration), configuration },
      ]),
    );
    return { workloads: [...workloads.values()], hardware };
  }
  return null;
}
