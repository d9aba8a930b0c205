import { completeConfiguration } from '../core/explore/complete-configuration';
import type { PointOrigin, TrainedResult } from '../core/explore/trained-result';
import { trainableNetworks } from '../core/networks';
import { type Problem, ProblemError, problemText } from '../core/problem';
import { schemes } from '../core/schemes';
import { datasetSources } from '../data/datasets';
import { mergeResults, parseResultLines } from '../data/result-lines';
import type { AppStore } from './store';

interface ImportOutcome {
  /** Results that the page did not have. */
  readonly added: number;
  /** Results that were trained or imported here before. */
  readonly known: number;
}

/** What results of a file must agree with; the gallery rounds, and gives way. */
const ownOrigins: readonly PointOrigin[] = ['trained-here', 'imported'];

/**
 * Takes the results of a JSON Lines file, all or none. They stay as long as the page. A ProblemError names the file and
 * what is wrong: the line that is no result, a result of another version, one that was found otherwise here.
 */
export function importResults(store: AppStore, file: string, text: string): ImportOutcome {
  const results = readResults(file, text);
  const { results: stored, addResults } = store.getState();
  const own = Object.values(stored).filter(({ origin }) => ownOrigins.includes(origin));
  const merged = mergeResults([
    { file: 'of this page', results: own.map(({ result }) => result) },
    { file, results },
  ]);
  if (results.length === 0) throw new ProblemError('no-results', { file });
  const ownKeys = new Set(own.map(({ result }) => result.key));
  const keys = new Set(results.map(({ key }) => key));
  const added = merged.filter(({ key }) => keys.has(key) && !ownKeys.has(key));
  addResults(added, 'imported');
  return { added: added.length, known: keys.size - added.length };
}

function readResults(file: string, text: string): readonly TrainedResult[] {
  return asImport(() => parseResultLines(text, file)).map((result, index) => {
    try {
      return known(result);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const parameters = { file, place: `line ${index + 1}`, reason: withoutStop(error.problem) };
      throw new ProblemError('import-invalid', parameters);
    }
  });
}

/** Throws a ProblemError where the page lacks what was trained. */
function known(result: TrainedResult): TrainedResult {
  const { dataset, network, quantization } = result.configuration;
  datasetSources.get(dataset);
  trainableNetworks.get(network);
  schemes.get(quantization.scheme);
  return { ...result, configuration: completeConfiguration(result.configuration) };
}

function asImport<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'file-invalid') throw error;
    throw new ProblemError('import-invalid', error.problem.parameters);
  }
}

function withoutStop(problem: Problem): string {
  return problemText(problem).replace(/\.$/, '');
}
