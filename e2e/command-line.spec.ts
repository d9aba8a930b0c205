import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface CostLayer {
  readonly name: string;
  readonly macs: number;
  readonly cycles: number;
  readonly energyPj: Readonly<Record<string, number>>;
}

interface Costs {
  readonly layers: readonly CostLayer[];
  readonly totals: Readonly<
    Record<'macs' | 'cycles' | 'energyPj' | 'inferencesPerJoule' | 'areaUm2', number>
  >;
}

function bitfrontier(...words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: projectFolder, shell: process.platform === 'win32' };
    const child = execFile(
      'npm',
      ['run', '-s', 'bitfrontier', '--', ...words],
      options,
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

async function costs(...words: readonly string[]): Promise<Costs> {
  const { code, stdout, stderr } = await bitfrontier('cost', ...words);
  expect(code).toBe(0);
  expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('note: '))).toEqual([]);
  return JSON.parse(stdout);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('cost prints layers whose figures add up to the totals', async () => {
  const { layers, totals } = await costs();
  expect(layers.map(({ name }) => name)).toEqual(['conv1', 'conv2', 'dense']);
  // 28·28 positions x 8 channels x 3·3 products; 14·14 x 16 x 3·3·8; 7·7·16 inputs x 10 classes.
  expect(layers.map(({ macs }) => macs)).toEqual([56_448, 225_792, 7840]);
  expect(totals.macs).toBe(sum(layers.map(({ macs }) => macs)));
  expect(totals.cycles).toBe(sum(layers.map(({ cycles }) => cycles)));
  const energyPj = sum(layers.flatMap((layer) => Object.values(layer.energyPj)));
  expect(totals.energyPj / energyPj).toBeCloseTo(1, 9);
  expect(totals.inferencesPerJoule * totals.energyPj).toBeCloseTo(1e12, -4);
  expect(totals.areaUm2).toBeGreaterThan(0);
});

test('cost follows widths and placement', async () => {
  const [wide, narrow, perLane] = await Promise.all([
    costs('--weight-bits', '8', '--activation-bits', '8'),
    costs('--weight-bits', '2', '--activation-bits', '2'),
    costs('--weight-bits', '2', '--activation-bits', '2', '--placement', 'per-lane-dequantize'),
  ]);
  expect(narrow.totals.energyPj).toBeLessThan(wide.totals.energyPj);
  expect(perLane.totals.energyPj).toBeGreaterThan(narrow.totals.energyPj);
});

for (const words of [
  ['cost', '--weight-bits', '999'],
  ['cost', '--scheme', 'lsqq'],
  ['cost', '--set', 'nonsense=1'],
  ['cost', '--network', 'no-such-file.json'],
  ['explore', '--bits', 'four'],
  ['verify', '--gallery', 'no-such-gallery.json'],
]) {
  test(`${words.join(' ')} ends with exit code 2 and one line of explanation`, async () => {
    const { code, stdout, stderr } = await bitfrontier(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*\n$/);
  });
}

test('explore trains a point, and training it again gives the same weights', async () => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'bitfrontier-'));
  const out = join(folder, 'results.jsonl');
  const design = ['--dataset', 'mnist', '--bits', '3x4', '--epochs', '1', '--float-epochs', '1'];
  const stored = await bitfrontier('explore', ...design, '--out', out);
  expect(stored.code).toBe(0);
  expect(JSON.parse(stored.stdout)).toMatchObject({ file: out, failures: [] });
  const first = JSON.parse(readFileSync(out, 'utf8'));
  expect(first.configuration).toMatchObject({ dataset: 'mnist', method: 'qat', seed: 1 });
  expect(first.configuration.quantization).toMatchObject({ scheme: 'lsq', weightBits: 3, activationBits: 4 });
  expect(first.testAccuracyFraction).toBeGreaterThan(0.8);

  const gallery = join(folder, 'gallery.json');
  expect((await bitfrontier('gallery', out, '--out', gallery)).code).toBe(0);
  const verified = await bitfrontier('verify', '--gallery', gallery, '--all');
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ checked: 1, identical: 1, differences: [] });

  const again = await bitfrontier('explore', ...design);
  expect(again.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(again.stdout).weightsHash).toBe(first.weightsHash);
  rmSync(folder, { recursive: true });
});
