import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import type { AppState, ClaimedPoint, Screen } from '../app-state';
import { defaultHardware, defaultTraining } from '../defaults';
import { selectPinnedPoints } from '../selectors/design-points';
import { memoiseSelector } from '../selectors/memoise-selector';
import { claimOfPoint } from './claims';
import { defaultLinkView, type LinkView } from './view-fields';

/** All that a link carries. */
export interface LinkState {
  readonly screen: Screen;
  readonly training: TrainingConfiguration;
  readonly hardware: HardwareConfiguration;
  readonly view: LinkView;
  /** The pinned points, in order. */
  readonly pins: readonly ClaimedPoint[];
}

export const defaultLinkState: LinkState = {
  screen: 'explore',
  training: defaultTraining,
  hardware: defaultHardware,
  view: defaultLinkView,
  pins: [],
};

export const selectLinkState: (state: AppState) => LinkState = memoiseSelector(
  (state) => [state.screen, state.training, state.hardware, selectLinkView(state), selectPins(state)],
  (screen, training, hardware, view, pins) => ({ screen, training, hardware, view, pins }),
);

const selectLinkView = memoiseSelector(
  (state) => [
    state.publishedNetwork,
    state.metric,
    state.logAxis,
    state.hiddenSchemes,
    state.bitsRange,
    state.onlyFront,
    state.showTable,
    state.targetAccuracyFraction,
    state.referenceScheme,
    state.selectedId,
  ],
  (
    publishedNetwork,
    metric,
    logAxis,
    hiddenSchemes,
    bitsRange,
    onlyFront,
    showTable,
    targetAccuracyFraction,
    referenceScheme,
    selectedId,
  ): LinkView => ({
    publishedNetwork,
    metric,
    logAxis,
    hiddenSchemes,
    bitsRange,
    onlyFront,
    showTable,
    targetAccuracyFraction,
    referenceScheme,
    selectedId,
  }),
);

const selectPins = memoiseSelector(
  (state) => [selectPinnedPoints(state), state.claims],
  (points, claims): readonly ClaimedPoint[] =>
    points.flatMap((point) => claimOfPoint(point) ?? claims[point.id] ?? []),
);
