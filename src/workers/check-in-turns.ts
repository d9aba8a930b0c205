import type { ConformanceResult } from '../core/conformance/judge';

/** Computes every row, with a turn for other messages after each. The rows are loaded when they are first asked for. */
export async function checkInTurns(turn: () => Promise<void>): Promise<readonly ConformanceResult[]> {
  const { conformanceRows, judge } = await import('../core/conformance');
  const results: ConformanceResult[] = [];
  for (const row of conformanceRows) {
    results.push(judge(row));
    await turn();
  }
  return results;
}
