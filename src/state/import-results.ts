import { completeConfiguration } from '../core/explore/complete-configuration';
import { planQuantization } from '../core/explore/plan-quantization';
import { resultKey } from '../core/explore/result-key';
import type { PointOrigin, TrainedResult } from '../core/explore/trained-result';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
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
 * Takes the results of a JSON Lines file, all or none. A ProblemError names the file and
 * what is wrong: the line that is no result, a result of another version, one that was found otherwise here.
 */
export function importResults(store: AppStore, file: string, text: string): ImportOutcome {
  const results = readResults(file, text);
  const { results: stored, addImport } = store.getState();
  const own = Object.values(stored).filter(({ origin }) => ownOrigins.includes(origin));
  const merged = mergeResults([
    { file: 'of this page', results: own.map(({ result }) => result) },
    { file, results },
  ]);
  if (results.length === 0) throw new ProblemError('no-results', { file });
  const ownKeys = new Set(own.map(({ result }) => result.key));
  const keys = new Set(results.map(({ key }) => key));
  const added = merged.filter(({ key }) => keys.has(key) && !ownKeys.has(key));
  addImport(
    merged.filter(({ key }) => keys.has(key)),
    file,
  );
  return { added: added.length, known: keys.size - added.length };
}

function readResults(file: string, text: string): readonly TrainedResult[] {
  return asImport(() => parseResultLines(text, file)).map((result, index) => {
    const reason = mistakeOf(result);
    if (reason === null) return { ...result, configuration: completeConfiguration(result.configuration) };
    throw new ProblemError('import-invalid', { file, place: `line ${index + 1}`, reason });
  });
}

/** The first field that names something that the page lacks, and why; null where all is well. */
function mistakeOf(result: TrainedResult): string | null {
  const { key, configuration } = result;
  const { dataset, network, quantization } = configuration;
  const checks: readonly (readonly [field: string, check: () => unknown])[] = [
    ['configuration.dataset', () => datasetSources.get(dataset)],
    ['configuration.network', () => trainableNetworks.get(network)],
    ['configuration.quantization.scheme', () => schemes.get(quantization.scheme)],
    ['configuration.quantization', () => checkCodings(configuration)],
  ];
  for (const [field, check] of checks) {
    const reason = reasonOf(check);
    if (reason !== null) return `${field}: ${reason}`;
  }
  return key === resultKey(configuration)
    ? null
    : 'key: of another version of the program, or of another configuration';
}

/** Throws where the layers of the network cannot have these widths. */
function checkCodings(configuration: TrainingConfiguration): void {
  const { shape, classNames } = datasetSources.get(configuration.dataset);
  planQuantization(completeConfiguration(configuration), shape, classNames.length);
}

function reasonOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return withoutStop(error.problem);
    if (error instanceof RangeError) return error.message;
    throw error;
  }
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
