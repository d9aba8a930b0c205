import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { reproductionRuns } from '../../src/core/explore/reproduce/reproduction-plan';
import { resultLine } from '../../src/data/result-lines';
import { createProgram } from '../program';
import { resultOf } from '../testing/fake-trainer';

const quickPlan = {
  datasets: ['fashion-mnist'],
  networks: ['tiny-cnn'],
  bits: [2],
  seeds: [1, 2, 3],
  epochs: 1,
  floatEpochs: 1,
};

/** What `reproduce` printed. */
async function reproduce(...words: readonly string[]): Promise<unknown> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await createProgram().parseAsync(['reproduce', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
    quiet.mockRestore();
  }
  return JSON.parse(lines.join(''));
}

describe('bitfrontier reproduce', () => {
  it('reports from the results of all shards in the folder', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'reproduce-')), 'claim');
    const flags = ['--quick', '--no-train', '--source', 'horowitz', '--out', folder];
    expect(await reproduce(...flags)).toMatchObject({ planned: 0, trainings: 24, missing: 24 });
    const runs = reproductionRuns(quickPlan);
    for (const part of [0, 1]) {
      const lines = runs.filter((_, index) => index % 2 === part).map((run) => resultLine(resultOf(run)));
      writeFileSync(join(folder, `results-${part + 1}-of-2.jsonl`), lines.join(''));
    }
    expect(await reproduce(...flags)).toMatchObject({ missing: 0, folder });
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain(
      '| FP32 control | 87.50 [87.50, 87.50] (3) |',
    );
    const files = readdirSync(folder);
    expect(files).toEqual(expect.arrayContaining(['findings.json', 'report.html', 'energy-inference.svg']));
    // Nothing is left to train: a repeated call starts no training.
    expect(await reproduce(...flags.filter((flag) => flag !== '--no-train'))).toMatchObject({
      planned: 24,
      skipped: 24,
      trained: 0,
    });
  });

  it('takes what the gallery holds as trained: LSQ and LSQ+ on a third network', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reproduce-'));
    const plan = ['--networks', 'resnet-8', '--bits', '4', '--machines', 'dian-nao', '--source', 'horowitz'];
    const flags = [...plan, '--no-train', '--gallery', '--out', folder];
    // Per dataset three seeds of eight runs each, of which FP32, fixed point, LSQ and LSQ+ are there.
    expect(await reproduce(...flags)).toMatchObject({ trainings: 48, missing: 24 });
    const report = readFileSync(join(folder, 'report.md'), 'utf8');
    expect(report).toContain('| resnet-8 on fashion-mnist | +0.53 [−0.11, +1.17], no difference shown |');
    expect(report).toContain('| resnet-8 on mnist | −0.30 [−2.48, +1.88], no difference shown |');
  }, 60_000);

  it.each([
    ['There is no network "alexnet"', ['--networks', 'alexnet']],
    ['There is no dataset', ['--datasets', 'imagenet']],
    ['There is no accelerator "abacus"', ['--machines', 'abacus']],
    ['bits must be between 2 and 8, but is 1', ['--bits', '1']],
    ['cannot be written', ['--out', '/dev/null/folder']],
  ])('refuses bad input: %s', async (message, words) => {
    const folder = join(tmpdir(), 'reproduce-refused');
    await expect(reproduce('--quick', '--no-train', '--out', folder, ...words)).rejects.toThrow(message);
  });
});
