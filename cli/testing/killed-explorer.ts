import { setTimeout } from 'node:timers/promises';
import { explore } from '../explore/explore';
import { appendResult, prepareResultsFile, readResults } from '../explore/results-file';
import { configurationOf, createFakeTrainer } from './fake-trainer';

// A program for a test to kill: explores as many configurations as it is told into a file, a few milliseconds each.
const [file = '', count = '0'] = process.argv.slice(2);
const trainer = createFakeTrainer();
prepareResultsFile(file);
await explore({
  configurations: Array.from({ length: Number(count) }, (_, seed) => configurationOf({ seed })),
  known: readResults(file),
  startTrainer: async () => ({
    ...trainer,
    run: async (configuration, control) => {
      await setTimeout(3);
      return trainer.run(configuration, control);
    },
  }),
  onResult: (result) => appendResult(file, result),
  report: () => undefined,
  now: () => 0,
});
