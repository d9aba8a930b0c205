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
  let isStopped = false;
  let reported: ClaimEvidence | null = null;
  const isWanted = (): boolean => !isStopped && isLookedAt(store.getState());

  const report = async (): Promise<boolean> => {
    const evidence = selectClaimEvidence(store.getState());
    if (evidence === reported) return false;
    reported = evidence;
    const answer = evidence && (await answerOf('report', () => client.reportClaim(evidence)));
    if (!isStopped) store.getState().answerClaim(answer);
    return true;
  };
  // Apart, so that a report need not wait for energies that take long.
  const loops = [oneAtATime(report, isWanted), oneAtATime(() => costNext(store, client), isWanted)];
  const follow = (): void => {
    for (const goOn of loops) goOn();
  };
  const unsubscribe = store.subscribe((state, previous) => {
    const hasChanged = relevant.some((key) => state[key] !== previous[key]);
    if (hasChanged) follow();
  });
  follow();
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

/** Takes steps while they are wanted, until one says that there was nothing to do. */
function oneAtATime(step: () => Promise<boolean>, isWanted: () => boolean): () => void {
  let isBusy = false;
  const goOn = async (): Promise<void> => {
    if (isBusy || !isWanted()) return;
    isBusy = true;
    const goesOn = await step();
    isBusy = false;
    if (goesOn) await goOn();
  };
  return () => void goOn();
}

const relevant = [
  'screen',
  'experimentPart',
  'reproduction',
  'results',
  'ladderEnergies',
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
