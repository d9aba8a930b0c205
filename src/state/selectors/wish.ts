import { designObjective } from '../../core/explore/design-objectives';
import type { DesignPoint } from '../../core/explore/design-point';
import { answerWish, type WishAnswer } from '../../core/explore/wish';
import type { AppState } from '../app-state';
import { memoiseSelector } from './memoise-selector';
import { selectComparablePoints, selectObjectiveIds } from './visible-points';

/** What comes nearest to the wish; null while nothing is wished of an objective of the front. */
export const selectWishAnswer: (state: AppState) => WishAnswer<DesignPoint> | null = memoiseSelector(
  (state) => [selectComparablePoints(state), selectObjectiveIds(state), state.wish],
  (points, ids, wish) => {
    const wished = ids.map((id) => wish[id] ?? null);
    const costed = points.filter(({ cost }) => cost !== null);
    if (wished.every((value) => value === null) || costed.length === 0) return null;
    return answerWish(costed, ids.map(designObjective), wished);
  },
);
