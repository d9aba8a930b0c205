import type { DesignPoint } from '../core/explore/design-point';
import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { canonicalJson } from '../core/hash';
import type { Problem } from '../core/problem';
import { problemOf } from '../workers/answer';
import type { HardwareClient } from '../workers/hardware-client';
import type { CostOutcome, Workload } from '../workers/hardware-worker-api';
import type { AppState, ResultsSlice } from './app-state';
import { measuredCostKey, measuredWorkload, measurementFor } from './measured-costs';
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
    const questions = openQuestions(store.getState(), refused.keys);
    if (questions.length === 0) return;
    isBusy = true;
    const workloads = questions.map(({ workload }) => workload);
    const outcomes = await evaluateOrRefuse(client, workloads, hardware);
    isBusy = false;
    if (isStopped) return;
    refused = { hardware, keys: new Set([...refused.keys, ...refusedKeys(workloads, outcomes)]) };
    announce(problemsOf(outcomes).filter((problem) => !isRefusal(problem)));
    keepCosts(store, hardware, reportsByKey(questions, outcomes), refusalsByKey(workloads, outcomes));
    void ask();
  };

  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged =
      state.results !== previous.results ||
      state.claims !== previous.claims ||
      state.published !== previous.published ||
      state.publishedNetwork !== previous.publishedNetwork ||
      state.measurements !== previous.measurements ||
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

/**
 * Puts a problem of each code into one notice, and not again before an answer came without it: a moving control would repeat
 * it many times a second.
 */
function createAnnouncer(store: AppStore): (problems: readonly Problem[]) => void {
  let announced = new Set<string>();
  return (problems) => {
    const byCode = new Map([...problems].reverse().map((problem) => [problem.code, problem]));
    const fresh = [...byCode.values()].filter(({ code }) => !announced.has(code));
    announced = new Set(byCode.keys());
    if (fresh.length > 0) store.getState().addNotice({ kind: 'problem', problems: fresh });
  };
}

/** A workload, and the key under which its cost is kept. */
interface Question {
  readonly workload: Workload;
  readonly costKey: string;
}

/**
 * The workloads whose cost on the present hardware is not known, those of measured points beside those of the table. FP32 has
 * no integer hardware.
 */
function openQuestions(state: AppState, refused: ReadonlySet<string>): readonly Question[] {
  const open = new Map<string, Question>();
  for (const point of selectDesignPoints(state)) {
    if (point.configuration.method === 'float') continue;
    for (const question of questionsOf(state, point)) {
      const { key } = question.workload;
      if (!refused.has(key) && state.costs[question.costKey] === undefined) open.set(key, question);
    }
  }
  return [...open.values()];
}

function questionsOf({ hardware, measurements }: AppState, point: DesignPoint): readonly Question[] {
  const { configuration } = point;
  const ofTable = {
    workload: { key: workloadKey(configuration), configuration },
    costKey: costKey(configuration, hardware),
  };
  const measured = measurementFor(measurements, point.id, hardware);
  if (!measured) return [ofTable];
  const workload = measuredWorkload(point, measured);
  return [ofTable, { workload, costKey: measuredCostKey(point, measured, hardware) }];
}

function reportsByKey(
  questions: readonly Question[],
  outcomes: readonly CostOutcome[],
): Readonly<Record<string, CostReport>> {
  const reports: Record<string, CostReport> = {};
  for (const [index, question] of questions.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'report') reports[question.costKey] = outcome.report;
  }
  return reports;
}

function refusedKeys(workloads: readonly Workload[], outcomes: readonly CostOutcome[]): readonly string[] {
  return workloads.filter((_, index) => outcomes[index]?.kind === 'problem').map(({ key }) => key);
}

function problemsOf(outcomes: readonly CostOutcome[]): readonly Problem[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? outcome.problem : []));
}

/** A machine that lacks some codes is no failure. */
function isRefusal({ code }: Problem): boolean {
  return code === 'unsupported-codes';
}

/** Of the design on the machine, not of the worker that was asked. */
function isOfDesign(problem: Problem): boolean {
  return isRefusal(problem) || problem.code === 'buffer-too-small';
}

function refusalsByKey(
  workloads: readonly Workload[],
  outcomes: readonly CostOutcome[],
): ResultsSlice['refusals'] {
  const refusals: Record<string, Problem> = {};
  for (const [index, { key }] of workloads.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'problem' && isOfDesign(outcome.problem)) refusals[key] = outcome.problem;
  }
  return refusals;
}

/** Adds to what is known of the same hardware, replaces that of another. */
function keepCosts(
  store: AppStore,
  hardware: HardwareConfiguration,
  reports: ResultsSlice['costs'],
  fresh: ResultsSlice['refusals'],
): void {
  const { costs, refusals, costedHardware, setCosts } = store.getState();
  const isSame = canonicalJson(costedHardware) === canonicalJson(hardware);
  if (isSame) setCosts({ ...costs, ...reports }, hardware, { ...refusals, ...fresh });
  else setCosts(reports, hardware, fresh);
}
