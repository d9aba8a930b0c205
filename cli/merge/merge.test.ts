import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { shard } from '../../src/core/explore/sweep/shard';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { resultLine } from '../../src/data/result-lines';
import { createProgram } from '../program';
import { configurationOf, resultOf } from '../testing/fake-trainer';

const folder = mkdtempSync(join(tmpdir(), 'merge-'));
const sweep = [2, 3, 4].flatMap((bits) => [1, 2, 3].map((seed) => configurationOf({ seed }, bits)));

function fileOf(name: string, results: readonly TrainedResult[], end = ''): string {
  const file = join(folder, name);
  writeFileSync(file, results.map(resultLine).join('') + end);
  return file;
}

/** What `merge` wrote and printed. */
async function merge(...files: readonly string[]) {
  const out = join(folder, 'merged.jsonl');
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    await createProgram().parseAsync(['merge', ...files, '--out', out], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return { text: readFileSync(out, 'utf8'), summary: JSON.parse(lines.join('')) };
}

describe('bitfrontier merge', () => {
  it('makes one file of two shards that is the same as that of one run, byte by byte', async () => {
    const [first, second] = [1, 2].map((index) => shard(sweep, index, 2).map((each) => resultOf(each)));
    const parts = [fileOf('second.jsonl', second ?? []), fileOf('first.jsonl', first ?? [])];
    const whole = fileOf(
      'whole.jsonl',
      [...sweep].reverse().map((each) => resultOf(each)),
    );
    const merged = await merge(...parts);
    expect(merged.summary).toMatchObject({ results: 9, duplicates: 0 });
    expect(merged.text).toBe((await merge(whole)).text);
    expect((await merge(...parts, whole)).summary).toMatchObject({ results: 9, duplicates: 9 });
  });

  it('keeps the result that tells which images were right', async () => {
    const [plain] = sweep.slice(0, 1).map((each) => resultOf(each)) as [TrainedResult];
    const full = { ...plain, correctBits: 'AAAA' };
    const files = [fileOf('plain.jsonl', [plain]), fileOf('full.jsonl', [full])];
    expect((await merge(...files)).text).toBe(resultLine(full));
    expect((await merge(...[...files].reverse())).text).toBe(resultLine(full));
  });

  it('reads a last line without its end if it is whole', async () => {
    const [first, second] = sweep.map((each) => resultOf(each)) as [TrainedResult, TrainedResult];
    expect((await merge(fileOf('open.jsonl', [first], resultLine(second).trimEnd()))).summary.results).toBe(
      2,
    );
    expect(
      (await merge(fileOf('torn.jsonl', [first], resultLine(second).slice(0, -9)))).summary.results,
    ).toBe(1);
  });

  it('refuses different results of one run, naming both files', async () => {
    const [configuration] = sweep as [(typeof sweep)[number]];
    const files = [
      fileOf('a.jsonl', [resultOf(configuration)]),
      fileOf('b.jsonl', [resultOf(configuration, 0.5)]),
    ];
    await expect(merge(...files)).rejects.toThrow(/a\.jsonl and .*b\.jsonl hold different results/);
  });

  it('refuses results of another version, and lines that are none', async () => {
    const [result] = sweep.map((each) => resultOf(each)) as [TrainedResult];
    const outdated = fileOf('old.jsonl', [{ ...result, key: '0123456789abcdef' }]);
    await expect(merge(outdated)).rejects.toThrow('0123456789abcdef');
    const broken = fileOf('broken.jsonl', [result], '{"key":1}\n');
    await expect(merge(broken)).rejects.toThrow(/broken\.jsonl is wrong at line 2/);
  });
});
