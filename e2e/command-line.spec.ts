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
  return bitfrontierReading('', ...words);
}

function bitfrontierReading(input: string, ...words: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: projectFolder, shell: process.platform === 'win32' };
    const child = execFile(
      'npm',
      ['run', '-s', 'bitfrontier', '--', ...words],
      options,
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    // A command that does not read its input may end first.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
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
  ['explore', '--dataset', 'cifar'],
  ['verify', '--gallery', 'no-such-gallery.json'],
  ['allocate', '--allocator', 'hawqq'],
  ['allocate', '--scheme', 'lsqq'],
  ['allocate', '--target-bits', 'few'],
  ['quantize', '--scheme', 'bnn', '--bits', '2', '--kind', 'weights', '--values', '-'],
]) {
  test(`${words.join(' ')} ends with exit code 2 and one line of explanation`, async () => {
    const { code, stdout, stderr } = await bitfrontier(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*\n$/);
  });
}

const quantizations = [
  {
    // clip(round((x + 1) / 0.5), 0, 7), ties up: -0.75 is half a step above -1.
    name: 'with a given step and offset',
    words: ['lsq', '--bits', '3', '--kind', 'activations', '--set', 'step=0.5', '--set', 'offset=-1'],
    input: '-3 -1, -0.75\n0 0.3 9\n',
    answer: {
      codes: [0, 0, 1, 2, 3, 7],
      step: 0.5,
      offset: -1,
      dequantized: [-1, -1, -0.5, 0, 0.5, 2.5],
    },
  },
  {
    // The range of 1.5 needs a step of 1.5 / 7, of which 1 / 4 is the next power of two: 6, -6 and round(0.4).
    name: 'with a step that it fits',
    words: ['fixed-point', '--bits', '4', '--kind', 'weights', '--set', 'calibration=min-max'],
    input: '[1.5, -1.5, 0.1]',
    answer: { codes: [6, -6, 0], step: 0.25, offset: 0, dequantized: [1.5, -1.5, 0] },
  },
  {
    // Codes -1.5, -0.5, 0.5, 1.5, none of them zero: 0.1 / 0.5 lies between 0 and 1, -0.6 / 0.5 between -2 and -1.
    name: 'in half-integers',
    words: ['csq', '--bits', '2', '--kind', 'weights', '--set', 'step=0.5'],
    input: '[0.1, -0.6, 9]',
    answer: { codes: [0.5, -1.5, 1.5], step: 0.5, offset: 0, dequantized: [0.25, -0.75, 0.75] },
  },
  {
    // +-2^-8 to +-2^-1: -1 is clipped, 0.3 is below 2^-1.5 = 0.354, -0.001 below the smallest.
    name: 'in powers of two',
    words: ['ristretto-pot', '--bits', '4', '--kind', 'weights'],
    input: '-1 0.3 -0.001',
    answer: { codes: [-128, 64, -1], step: 2 ** -8, offset: 0, dequantized: [-0.5, 0.25, -(2 ** -8)] },
  },
] as const;

for (const { name, words, input, answer } of quantizations) {
  test(`quantize codes standard input ${name}`, async () => {
    const { code, stdout, stderr } = await bitfrontierReading(
      input,
      'quantize',
      '--values',
      '-',
      '--scheme',
      ...words,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(answer);
  });
}

for (const [input, says] of [
  ['[0.5, NaN]', 'Value number 1 is NaN.'],
  ['-Infinity 1', 'Value number 0 is -Infinity.'],
  ['', 'There are no values to quantize.'],
  ['1 two', 'must be a number, but is "two".'],
] as const) {
  test(`quantize ends with exit code 2 and one line for ${JSON.stringify(input)}`, async () => {
    const words = ['--scheme', 'lsq', '--bits', '4', '--kind', 'weights', '--values', '-'];
    const { code, stdout, stderr } = await bitfrontierReading(input, 'quantize', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*\n$/);
    expect(stderr).toContain(says);
  });
}

const schemeIds = [
  ['fixed-point', 'dynamic-fixed-point', 'stochastic-rounding', 'ristretto', 'faq'],
  ['lsq', 'lsq-plus', 'llsq', 'csq', 'ul2q'],
  ['pact', 'pact-sawb', 'qil', 'nice', 'dsq'],
  ['ristretto-pot', 'ristretto-minifloat', 'apot', 'rmsmp'],
  ['bnn', 'xnor-net', 'rebnet', 'e2bnet', 'tot-net'],
].flat();

test('schemes lists every scheme with its family, widths and papers', async () => {
  const { code, stdout } = await bitfrontier('schemes');
  expect(code).toBe(0);
  const listed: readonly {
    readonly id: string;
    readonly family: string;
    readonly widths: Readonly<Record<'weights' | 'activations', readonly number[]>>;
    readonly references: readonly { readonly title: string; readonly url: string }[];
  }[] = JSON.parse(stdout);
  expect(listed.map(({ id }) => id).sort()).toEqual(expect.arrayContaining([...schemeIds].sort()));
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  for (const { id, family, widths, references } of listed) {
    expect(family, id).toMatch(/^(fixed-point|learned-step|clipping|power-of-two|binary)$/);
    expect(Math.min(widths.weights.length, widths.activations.length), id).toBeGreaterThan(0);
    expect(references.length, id).toBeGreaterThan(0);
    for (const { title, url } of references) expect(`${title} ${url}`, id).toMatch(/^\S.* https:\/\//);
  }
});

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
