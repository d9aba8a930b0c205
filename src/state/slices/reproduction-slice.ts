import type { StateCreator } from 'zustand';
import { defaultRecipe } from '../../core/explore/training-configuration';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import type { AppState } from '../app-state';
import { defaultHardware } from '../defaults';
import type { ReproductionQuestion, ReproductionSlice } from '../reproduction-state';

/** What the command `reproduce` does by default. */
export const defaultReproduction: ReproductionQuestion = {
  datasets: datasetSources.ids,
  networks: trainableNetworks.ids,
  bits: [2, 3, 4],
  seeds: [1, 2, 3],
  epochs: defaultRecipe.tuneEpochs,
  floatEpochs: defaultRecipe.floatEpochs,
  machines: acceleratorDeclarations.ids,
  costSource: defaultHardware.costSource,
};

export const createReproductionSlice: StateCreator<AppState, [], [], ReproductionSlice> = (set) => ({
  experimentPart: 'sweep',
  reproduction: defaultReproduction,
  ladderEnergies: {},
  isCostingLadder: false,
  ladderProblem: null,
  claimReport: null,
  showExperimentPart: (experimentPart) => set({ experimentPart }),
  setReproduction: (change) => set(({ reproduction }) => ({ reproduction: { ...reproduction, ...change } })),
  costLadder: () => set({ isCostingLadder: true, ladderProblem: null }),
  stopCosting: (problem) => set({ isCostingLadder: false, ladderProblem: problem ?? null }),
  addLadderEnergies: (key, energies) =>
    set(({ ladderEnergies }) => ({ ladderEnergies: { ...ladderEnergies, [key]: energies } })),
  answerClaim: (claimReport) => set({ claimReport }),
});
