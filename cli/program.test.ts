import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../src/core/problem';
import { parseGallery } from '../src/data/gallery';
import { reportError } from './exit-code';
import { createProgram } from './program';
import { configurationOf, resultOf } from './testing/fake-trainer';

const written = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr'] as const) {
  vi.spyOn(process[name], 'write').mockImplementation((text) => {
    written[name] += String(text);
    return true;
  });
}

afterEach(() => {
  written.stdout = '';
  written.stderr = '';
});

/** Runs a command up to its end or its error, as main does. */
async function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const code = await createProgram()
    .parseAsync(words, { from: 'user' })
    .then(() => 0, reportError);
  return { code, ...written };
}

describe('bitfrontier', () => {
  it('answers bad input with exit code 2, one line and an empty standard output', async () => {
    const mistakes = [
      [
        ['explore', '--bits', '999'],
        'error: lsq codes weights in 2, 3, 4, 5, 6, 7, 8 bits, not in 999. Choose one of these widths.\n',
      ],
      [['explore', '--epochs', 'many'], 'error: epochs must be a number, but is "many".\n'],
      [['explore', '--shard', '3/2'], 'error: shard must be between 1 and 2, but is 3.\n'],
      [['explore', '--shard', 'half'], 'error: "half" is not of the form PART/COUNT, such as 1/4.\n'],
      [['explore', '--bitz', '4'], "error: unknown option '--bitz' (Did you mean --bits?)\n"],
      [['verify', '--tolerance', '2'], 'error: tolerance must be between 0 and 1, but is 2.\n'],
      [['explore', '--out', '/dev/null/x'], /^error: The file \/dev\/null\/x cannot be written \(.*\n$/],
      [['gallery', 'no-such.jsonl'], /^error: The file no-such.jsonl cannot be read \(.*\n$/],
      [['frobnicate'], "error: unknown command 'frobnicate'\n"],
    ] as const;
    for (const [words, line] of mistakes) {
      const { code, stdout, stderr } = await run(...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      if (typeof line === 'string') expect(stderr).toBe(line);
      else expect(stderr).toMatch(line);
      written.stderr = '';
    }
  });

  it('prints help on standard output', async () => {
    const { code, stdout } = await run('explore', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--float-epochs <n>');
  });
});

describe('bitfrontier gallery', () => {
  it('gathers result files into one gallery', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
    const files = [1, 2].map((seed) => {
      const file = join(folder, `${seed}.jsonl`);
      writeFileSync(file, `${JSON.stringify(resultOf(configurationOf({ seed })))}\n`);
      return file;
    });
    const out = join(folder, 'gallery.json');
    expect(await run('gallery', ...files, '--out', out)).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(written.stdout)).toEqual({ file: out, designPoints: 1, results: 2 });
    const read = parseGallery(JSON.parse(readFileSync(out, 'utf8')));
    expect(read.map(({ configuration }) => configuration.seed)).toEqual([1, 2]);
  });
});

describe('bitfrontier results', () => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  const [file, out] = [join(folder, 'some.jsonl'), join(folder, 'results.md')];

  it('names the files that it was given, and else the gallery', async () => {
    writeFileSync(file, `${JSON.stringify(resultOf(configurationOf()))}\n`);
    expect(await run('results', file, '--out', out)).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(out, 'utf8');
    expect(text).toContain(`Written by \`npm run -s bitfrontier -- results ${file}\`.`);
    expect(text).not.toContain('gallery');
    expect(text).toContain('## tiny-cnn on fashion-mnist');
    expect(await run('results', '--out', out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toContain('results` from the gallery; `npm run gallery`');
  });

  it('refuses a file without results', async () => {
    const empty = join(folder, 'empty.jsonl');
    writeFileSync(empty, '');
    const line = `error: The file ${empty} holds no results. Choose a JSON Lines file that explore, reproduce or “Download results” wrote.\n`;
    expect(await run('results', file, empty, '--out', out)).toEqual({ code: 2, stdout: '', stderr: line });
  });
});

describe('reportError', () => {
  it('tells bad input from failures', () => {
    expect(reportError(new ProblemError('unknown-id', { registry: 'scheme', id: 'x', known: 'y' }))).toBe(2);
    expect(reportError(new ProblemError('data-corrupt', { file: 'mnist.pack' }))).toBe(1);
    expect(reportError(new CommanderError(1, 'commander.unknownOption', ''))).toBe(2);
    expect(reportError(new CommanderError(0, 'commander.helpDisplayed', ''))).toBe(0);
    expect(reportError(new Error('unexpected'))).toBe(1);
  });
});
