import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import type { AppState, ClaimedPoint, Screen, SweepQuestion } from '../app-state';
import { defaultHardware, defaultSweep, defaultTraining } from '../defaults';
import type { ReproductionQuestion } from '../reproduction-state';
import type { SearchQuestion } from '../search-state';
import { selectPinnedPoints } from '../selectors/design-points';
import { memoiseSelector } from '../selectors/memoise-selector';
import { defaultArrayView } from '../slices/array-slice';
import { defaultReproduction } from '../slices/reproduction-slice';
import { defaultSearch } from '../slices/search-slice';
import type { LinkArray } from './array-fields';
import { claimOfPoint } from './claims';
import { defaultLinkPart, type LinkPart } from './part-field';
import { defaultLinkView, type LinkView } from './view-fields';

/** All that a link carries. */
export interface LinkState {
  readonly screen: Screen;
  readonly training: TrainingConfiguration;
  readonly hardware: HardwareConfiguration;
  readonly view: LinkView;
  readonly array: LinkArray;
  readonly sweep: SweepQuestion;
  readonly experiments: LinkPart;
  readonly search: SearchQuestion;
  readonly claim: ReproductionQuestion;
  /** The pinned points, in order. */
  readonly pins: readonly ClaimedPoint[];
}

export const defaultLinkState: LinkState = {
  screen: 'explore',
  training: defaultTraining,
  hardware: defaultHardware,
  view: defaultLinkView,
  array: defaultArrayView,
  sweep: defaultSweep,
  experiments: defaultLinkPart,
  search: defaultSearch,
  claim: defaultReproduction,
  pins: [],
};

export const selectLinkState: (state: AppState) => LinkState = memoiseSelector(
  (state) => [
    state.screen,
    state.training,
    state.hardware,
    selectLinkView(state),
    state.arrayView,
    state.sweep,
    state.experimentPart,
    state.search,
    state.reproduction,
    selectPins(state),
  ],
  (screen, training, hardware, view, array, sweep, part, search, claim, pins) => ({
    screen,
    training,
    hardware,
    view,
    array,
    sweep,
    experiments: { part },
    search,
    claim,
    pins,
  }),
);

const selectLinkView = memoiseSelector(
  (state) => [
    state.publishedNetwork,
    state.metric,
    state.thirdMetric,
    state.wish,
    state.showParallel,
    state.logAxis,
    state.hiddenSchemes,
    state.bitsRange,
    state.onlyFront,
    state.showTable,
    state.targetAccuracyFraction,
    state.targetGapFraction,
    state.referenceScheme,
    state.selectedId,
    state.inspectTab,
    state.datapathLayer,
  ],
  (
    publishedNetwork,
    metric,
    thirdMetric,
    wish,
    showParallel,
    logAxis,
    hiddenSchemes,
    bitsRange,
    onlyFront,
    showTable,
    targetAccuracyFraction,
    targetGapFraction,
    referenceScheme,
    selectedId,
    inspectTab,
    datapathLayer,
  ): LinkView => ({
    publishedNetwork,
    metric,
    thirdMetric,
    wish,
    showParallel,
    logAxis,
    hiddenSchemes,
    bitsRange,
    onlyFront,
    showTable,
    targetAccuracyFraction,
    targetGapFraction,
    referenceScheme,
    selectedId,
    inspectTab,
    datapathLayer,
  }),
);

const selectPins = memoiseSelector(
  (state) => [selectPinnedPoints(state), state.claims],
  (points, claims): readonly ClaimedPoint[] =>
    points.flatMap((point) => claimOfPoint(point) ?? claims[point.id] ?? []),
);
