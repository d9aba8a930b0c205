import { finish } from '../../src/core/explore/search/nsga2';
import {
  type SearchJob,
  searchJobWidths,
  sensitivityRequest,
} from '../../src/core/explore/search/search-job';
import {
  type SearchedFronts,
  searchedFronts,
  searchTrainings,
} from '../../src/core/explore/search/searched-fronts';
import { survivorsOf, type WidthSearch } from '../../src/core/explore/search/width-search';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { networkImages } from '../../src/data/datasets/network-images';
import type { Trainer } from '../../src/training/training-api';
import { type ExploreSummary, explore } from '../explore/explore';

export interface SearchServices {
  readonly known: readonly TrainedResult[];
  startTrainer(): Promise<Trainer>;
  onResult(result: TrainedResult): void;
  report(line: string): void;
  now(): number;
}

export interface SearchReport extends SearchedFronts, Pick<WidthSearch, 'evaluations' | 'combinations'> {
  readonly candidates: number;
  readonly failures: ExploreSummary['failures'];
}

/** Searches widths by a proxy, trains survivors and uniform widths, and compares the fronts. */
export async function search(job: SearchJob, services: SearchServices): Promise<SearchReport> {
  const { configuration, seeds } = job;
  const trainer = await services.startTrainer();
  const searched = await searchByProxy(job, trainer, services);
  const { uniform } = searched;
  const survivors = survivorsOf(searched, job.survivors);
  const trainings = searchTrainings(configuration, seeds, [...uniform, ...survivors]);
  const { results, failures } = await trainAll(trainings, trainer, services);
  const { classes } = networkImages(configuration);
  const result = (key: string) => results.get(key);
  return {
    evaluations: searched.evaluations,
    combinations: searched.combinations,
    candidates: searched.candidates.length,
    ...searchedFronts({ configuration, seeds, uniform, survivors, classes, result }),
    failures,
  };
}

async function searchByProxy(
  job: SearchJob,
  trainer: Trainer,
  { now, report }: SearchServices,
): Promise<WidthSearch> {
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const request = sensitivityRequest(job);
  const { sensitivity } = await trainer.allocate(request, { onProgress: () => undefined, breathe, now });
  report('sensitivity of every tensor is known');
  const searched = finish(searchJobWidths(job, sensitivity, networkImages(job.configuration)));
  report(`${searched.evaluations} of ${searched.combinations} combinations looked at`);
  return searched;
}

/** Those that are known already left out. */
async function trainAll(
  configurations: readonly TrainingConfiguration[],
  trainer: Trainer,
  services: SearchServices,
) {
  const results = new Map(services.known.map((result) => [result.key, result]));
  const { failures } = await explore({
    ...services,
    configurations,
    startTrainer: async () => trainer,
    onResult: (result) => {
      results.set(result.key, result);
      services.onResult(result);
    },
  });
  return { results, failures };
}
