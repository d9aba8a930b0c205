import { references } from '../references';
import { type ConformanceResult, type Verdict, verdicts } from './judge';
import { conformanceSentence } from './texts';

/** How many rows of each verdict there are. */
export function countVerdicts(results: readonly ConformanceResult[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => results.filter((result) => result.verdict === verdict).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}

/** The rows with their texts in English and the addresses of their sources, for files and programs. */
export function conformanceReport(results: readonly ConformanceResult[]) {
  return {
    counts: countVerdicts(results),
    rows: results.map(({ what, notes = [], ours, source, ...row }) => ({
      ...row,
      what: conformanceSentence(what),
      ours: ours.kind === 'modelled' ? ours.values : null,
      reason: ours.kind === 'modelled' ? null : conformanceSentence(ours.reason),
      notes: notes.map(conformanceSentence),
      source: source && { key: source, url: references[source].url },
    })),
  };
}
