import { problemOf } from '../workers/answer';
import type { HardwareClient } from '../workers/hardware-client';
import type { AppState } from './app-state';
import { answerOf } from './keyed-answer';
import {
  type ClaimEvidence,
  selectClaimEvidence,
  selectOpenParts,
  selectReproductionHardware,
} from './selectors/reproduction';
import type { AppStore } from './store';

type Costs = Pick<HardwareClient, 'costLadder' | 'reportClaim'>;

/**
 * While the claim is looked at, keeps its report true to the results that are here, and computes energies part by part
 * where they are asked for. Returns how to stop.
 */
export function syncReproduction(store: AppStore, client: Costs): () => void {
  let [isBusy, isStopped] = [false, false];
  let reported: ClaimEvidence | null = null;

  const report = async (evidence: ClaimEvidence | null): Promise<void> => {
    reported = evidence;
    const answer = evidence && (await answerOf('report', () => client.reportClaim(evidence)));
    if (!isStopped) store.getState().answerClaim(answer);
  };
  const step = async (): Promise<void> => {
    if (isBusy || isStopped || !isLookedAt(store.getState())) return;
    isBusy = true;
    const evidence = selectClaimEvidence(store.getState());
    const goesOn =
      evidence !== reported ? await report(evidence).then(() => true) : await costNext(store, client);
    isBusy = false;
    if (goesOn) void step();
  };
  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged = relevant.some((key) => state[key] !== previous[key]);
    if (hasChanged) void step();
  });
  void step();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

const relevant = [
  'screen',
  'experimentPart',
  'reproduction',
  'results',
  'isCostingLadder',
] as const satisfies readonly (keyof AppState)[];

function isLookedAt({ screen, experimentPart }: AppState): boolean {
  return screen === 'experiments' && experimentPart === 'claim';
}

/** Energies of the first part that has none; false where there is nothing to do. */
async function costNext(store: AppStore, client: Costs): Promise<boolean> {
  const state = store.getState();
  if (!state.isCostingLadder) return false;
  const [next] = selectOpenParts(state);
  if (!next) {
    state.stopCosting();
    return false;
  }
  try {
    const { key, part } = next;
    const energies = await client.costLadder({ part, hardware: selectReproductionHardware(state) });
    store.getState().addLadderEnergies(key, energies);
    return true;
  } catch (error) {
    store.getState().stopCosting(problemOf(error));
    return false;
  }
}
