import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { conformanceRows } from '../../src/core/conformance';
import type { ConformanceResult } from '../../src/core/conformance/judge';
import { registerConformance } from './command';
import { conformanceTable } from './conformance-table';

function printed(...words: string[]): string {
  const parts: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => parts.push(String(text)) > 0);
  try {
    const program = new Command().exitOverride();
    registerConformance(program);
    program.parse(['conformance', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return parts.join('');
}

const row: ConformanceResult = {
  id: 'rate',
  group: 'dian-nao',
  what: { code: 'dian-nao-rate', parameters: {} },
  published: { kind: 'value', value: 200 },
  unit: 'mW',
  source: 'chen-2014',
  place: 'abstract',
  status: 'recalled',
  use: 'hold-out',
  tolerance: { kind: 'relative', fraction: 0.1 },
  ours: { kind: 'modelled', values: [150] },
  errorFraction: -0.25,
  verdict: 'miss',
};

describe('bitfrontier conformance', () => {
  it('prints every row as one JSON value', () => {
    const { counts, rows } = JSON.parse(printed('--json'));
    expect(rows).toHaveLength(conformanceRows.length);
    expect(Object.values<number>(counts).reduce((sum, count) => sum + count)).toBe(rows.length);
    const pragmatic = rows.find(({ id }: { id: string }) => id === 'pragmatic-power');
    expect(pragmatic).toMatchObject({ ours: null, verdict: 'not-modelled', status: 'quoted' });
    expect(pragmatic.source.url).toMatch(/^https:/);
  });

  it('prints a line for every row, missed ones too, and the counts', () => {
    const lines = printed().trimEnd().split('\n');
    // A head before the rows, an empty line and the counts behind them.
    expect(lines).toHaveLength(conformanceRows.length + 3);
    expect(lines.at(-1)).toMatch(/^\d+ rows: \d+ pass, \d+ miss, \d+ not-modelled, \d+ not-judged$/);
  });

  it('shows figures, error and how sure the source is', () => {
    const [head, line] = conformanceTable([row]).split('\n');
    expect(head).toMatch(/^result +use +published +ours +error +unit +source +row$/);
    expect(line).toMatch(
      /^miss +hold-out +200 +150 +-25\.0 % +mW +chen-2014 \(recalled, sums check\) +DianNao: operations/,
    );
  });

  it('says why there is no figure', () => {
    const reason = { code: 'no-machine', parameters: { machine: 'Abacus' } } as const;
    const open: ConformanceResult = {
      ...row,
      ours: { kind: 'not-modelled', reason },
      errorFraction: null,
      verdict: 'not-modelled',
    };
    expect(conformanceTable([open])).toContain('Abacus is not modelled yet.');
  });
});
