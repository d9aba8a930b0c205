import { type ConformanceResult, verdicts } from '../../src/core/conformance/judge';
import { countVerdicts } from '../../src/core/conformance/report';
import { conformanceSentence } from '../../src/core/conformance/texts';

const significantDigits = 6;
const heads = ['result', 'use', 'published', 'ours', 'error', 'unit', 'source', 'row'] as const;

/** One line a row under a head, columns padded; notes of missed rows and reasons of others behind it; counts at the end. */
export function conformanceTable(results: readonly ConformanceResult[]): string {
  const cells = [heads, ...results.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const counts = countVerdicts(results);
  const total = verdicts.map((verdict) => `${counts[verdict]} ${verdict}`).join(', ');
  return [...lines, '', `${results.length} rows: ${total}`].join('\n');
}

function cellsOf(result: ConformanceResult): readonly string[] {
  const { verdict, use, published, errorFraction, unit, source, status, ours, what } = result;
  const recalled = status === 'recalled' ? ' (recalled, sums check)' : '';
  const reason = ours.kind === 'not-modelled' ? `: ${conformanceSentence(ours.reason)}` : '';
  return [
    verdict,
    use,
    published.kind === 'value'
      ? figure(published.value)
      : published.kind === 'range'
        ? `${figure(published.low)} to ${figure(published.high)}`
        : published.values.map(figure).join(' '),
    ours.kind === 'modelled' ? ours.values.map(figure).join(' ') : '-',
    errorFraction === null ? '-' : percent(errorFraction),
    unit,
    `${source ?? 'study'}${recalled}`,
    `${conformanceSentence(what)}${reason}`,
  ];
}

function figure(value: number): string {
  return String(Number(value.toPrecision(significantDigits)));
}

function percent(fraction: number): string {
  const text = (100 * fraction).toFixed(1);
  return `${Number(text) > 0 ? '+' : ''}${Number(text) === 0 ? '0.0' : text} %`;
}
