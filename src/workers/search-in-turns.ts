import type { SensitivityRow } from '../core/allocation/allocator';
import type { SearchStep } from '../core/explore/search/nsga2';
import { type SearchJob, searchJobWidths } from '../core/explore/search/search-job';
import type { WidthSearch } from '../core/explore/search/width-search';
import { networkImages } from '../data/datasets/network-images';

/** Looks at one design after the other; between two the caller may rest or end it by rejecting. */
export async function searchInTurns(
  job: SearchJob,
  sensitivity: readonly SensitivityRow[],
  onStep: (step: SearchStep) => void,
  breathe: () => Promise<void>,
): Promise<WidthSearch> {
  const steps = searchJobWidths(job, sensitivity, networkImages(job.configuration));
  let reported = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value.evaluations >= reported + stepsPerReport) {
      reported = step.value.evaluations;
      onStep(step.value);
    }
    await breathe();
  }
}

const stepsPerReport = 16;
