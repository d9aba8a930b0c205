import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/core/random';
import { resultLine } from '../../src/data/result-lines';
import { configurationOf, resultOf } from '../testing/fake-trainer';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const runs = 60;

async function bundle(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'cli/testing/killed-explorer.ts',
      target: 'node20',
      outDir: folder,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'explorer.mjs', codeSplitting: false } },
    },
  });
  return join(folder, 'explorer.mjs');
}

/** Runs the program and kills it after a while; true where it came to its end before. */
async function runFor(milliseconds: number, words: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code));
  });
  const code = await Promise.race([ended, setTimeout(milliseconds, null)]);
  child.kill('SIGKILL');
  await ended;
  return code === 0;
}

describe('a sweep whose process is killed at random moments', () => {
  it('ends with every result once', async () => {
    const program = await bundle();
    const file = join(folder, 'results.jsonl');
    const random = createRandom(1);
    // Some 100 ms pass before the first result; the last start is left alone.
    for (let kills = 0; kills < 6; kills++) {
      await runFor(100 + 150 * random.next(), [program, file, String(runs)]);
    }
    expect(await runFor(30_000, [program, file, String(runs)])).toBe(true);
    const expected = Array.from({ length: runs }, (_, seed) =>
      resultLine(resultOf(configurationOf({ seed }))),
    );
    expect(readFileSync(file, 'utf8')).toBe(expected.join(''));
  }, 60_000);
});
