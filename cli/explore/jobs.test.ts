import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program';

const folder = fileURLToPath(new URL('../../jobs', import.meta.url));
const scripts = readdirSync(folder).filter((file) => file.endsWith('.sh'));

function optionsOf(command: string): readonly string[] {
  const found = createProgram().commands.find((each) => each.name() === command);
  return (found?.options ?? []).map(({ long }) => long ?? '');
}

describe('ready jobs', () => {
  it.each(scripts)('%s is a script that bash can read', (file) => {
    expect(() => execFileSync('bash', ['-n', join(folder, file)])).not.toThrow();
  });

  it.each(readdirSync(folder))('%s calls commands by options that they have', (file) => {
    const calls = [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/launch\.mjs (explore|merge)(.*)$/gm),
    ];
    expect(calls.length).toBeGreaterThan(0);
    for (const [, command = '', words = ''] of calls) {
      for (const [option] of words.matchAll(/(?<= )--[\w-]+/g)) expect(optionsOf(command)).toContain(option);
    }
  });

  it('runs every part on its own file', () => {
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file), 'utf8')).toMatch(
        /--shard "\S+\/\$\S+" --out "results-\S+\.jsonl"/,
      );
    }
  });
});
