import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import type { CostReport } from '../../src/core/hardware/cost/cost-report';
import { registerCost } from './command';

const folder = mkdtempSync(join(tmpdir(), 'cost-'));

/** What `cost` prints for the given words. */
function cost(...words: string[]): Omit<CostReport, 'notes'> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    const program = new Command().exitOverride();
    registerCost(program);
    program.parse(['cost', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] as string);
}

function networkFile(name: string, layers: readonly object[]): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ layers }));
  return file;
}

const wide = { name: 'wide', kind: 'gemm', m: 32, k: 64, n: 64 };
const gemm = { name: 'product', kind: 'gemm', m: 32, k: 16, n: 16 };

const convolution = {
  name: 'conv',
  kind: 'conv',
  inputHeight: 8,
  inputWidth: 8,
  inputChannels: 4,
  outputChannels: 4,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'same',
  groups: 1,
};

describe('bitfrontier cost', () => {
  it('reads a file that begins with a byte-order mark', () => {
    const file = join(folder, 'marked.json');
    writeFileSync(file, `\uFEFF${JSON.stringify({ layers: [gemm] })}`);
    expect(cost('--network', file).totals.macs).toBe(32 * 16 * 16);
  });

  it('says on standard error what a reader must know of the figures', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    cost('--set', 'dram=none');
    const lines = write.mock.calls.map(([text]) => String(text));
    write.mockRestore();
    expect(lines).toContain('note: dram-not-counted\n');
  });

  it('prints layers and totals of a network that the page can train', () => {
    const { layers, totals } = cost('--network', 'tiny-cnn', '--scheme', 'lsq-plus');
    expect(layers.map(({ name }) => name)).toEqual(['conv1', 'conv2', 'dense']);
    expect(Object.keys(layers[0] as object)).toEqual([
      'name',
      'macs',
      'computeCycles',
      'cycles',
      'utilisation',
      'accesses',
      'energyPj',
    ]);
    expect(Object.keys(totals)).toEqual([
      'macs',
      'cycles',
      'latencySeconds',
      'inferencesPerSecond',
      'energyPj',
      'inferencesPerJoule',
      'topsPerWatt',
      'areaUm2',
      'topsPerMm2',
    ]);
    expect(totals.macs).toBe(290_080);
    const middle = layers[1] as CostReport['layers'][number];
    expect(middle.accesses['buffer-weights']?.weights).toEqual({ reads: 1764 * 256, writes: 0 });
    expect(middle.accesses['buffer-outputs']?.outputs).toEqual({ reads: 0, writes: 784 });
  });

  it('gives every layer of a file the codes of the scheme', () => {
    const file = networkFile('two', [gemm, { name: 'last', kind: 'dense', inputs: 16, outputs: 16 }]);
    const widths = ['--weight-bits', '2', '--activation-bits', '8'];
    const [first] = cost('--network', file, ...widths).layers;
    expect(first).toMatchObject({ computeCycles: 32, utilisation: 1, macs: 8192 });
    // 32 x 16 inputs and outputs of 8 bits, which the next layer does not read; 16 x 16 weights of 2 bits stay on the chip.
    expect(first?.energyPj.dram).toBeCloseTo((512 * 8 + 512 * 8) * 15, 6);
    const [literal] = cost('--network', file, ...widths, '--set', 'residency=per-layer').layers;
    expect(literal?.energyPj.dram).toBeCloseTo((512 * 8 + 512 * 8 + 256 * 2) * 15, 6);
  });

  it('keeps activations on the chip between layers of a file that chain', () => {
    const file = networkFile('chain', [gemm, { name: 'last', kind: 'dense', inputs: 512, outputs: 16 }]);
    const { layers } = cost('--network', file, '--weight-bits', '2', '--activation-bits', '8');
    expect(layers[0]?.accesses.dram?.outputs.writes).toBe(0);
    expect(layers[1]?.accesses.dram?.inputs.reads).toBe(0);
    expect(layers[1]?.accesses['buffer-inputs']?.inputs.writes).toBe(512);
  });

  it('sets parameters of accelerator, hardware, scheme and network', () => {
    const settings = ['inputLanes=8', 'dram=none', 'scheme.offset=both', 'channelMultiplier=2'];
    const { layers, totals } = cost(
      '--placement',
      'per-lane-offset',
      ...settings.flatMap((setting) => ['--set', setting]),
    );
    expect(totals.macs).toBe(784 * 16 * 9 + 196 * 32 * 144 + 1568 * 10);
    expect(layers[1]?.computeCycles).toBe(196 * 9 * 2 * 2);
    expect(layers[1]?.energyPj.dram).toBe(0);
    expect(layers[1]?.energyPj.affine).toBeGreaterThan(0);
  });

  it('prints what the machine has and where the energy goes, leakage and clock apart', () => {
    const printed = cost('--set', 'equalTerms=compute-area', '--set', 'nodeNm=7', '--set', 'supplyVolts=0.7');
    expect(printed).toMatchObject({ clockHz: 980e6, technology: { nodeNm: 7, supplyVolts: 0.7 } });
    expect(printed.lanes).toBeGreaterThan(256);
    for (const component of ['registers-and-clock', 'leakage', 'dram']) {
      expect(printed.energyByComponentPj[component]).toBeGreaterThan(0);
    }
    const parts = Object.values(printed.energyByComponentPj).reduce((sum, part) => sum + part, 0);
    expect(parts).toBeCloseTo(printed.totals.energyPj, 3);
  });

  it.each([
    ['weight-stationary', 11_200, 262_144, 32_768, 262_144],
    ['input-stationary', 14_208, 65_536, 262_144, 262_144],
    ['output-stationary', 10_176, 262_144, 262_144, 32_768],
  ])('counts cycles and accesses of a systolic array: %s', (dataflow, cycles, inputs, weights, written) => {
    const file = networkFile('golden', [{ name: 'golden', kind: 'gemm', m: 256, k: 256, n: 128 }]);
    const settings = ['rows=32', 'columns=32', `dataflow=${dataflow}`];
    const [layer] = cost(
      ...['--network', file, '--accelerator', 'systolic'],
      ...settings.flatMap((setting) => ['--set', setting]),
    ).layers;
    expect(layer?.computeCycles).toBe(cycles);
    expect(layer?.accesses).toMatchObject({
      'buffer-inputs': { inputs: { reads: inputs } },
      'buffer-weights': { weights: { reads: weights } },
      'buffer-outputs': { outputs: { writes: written, reads: written - 256 * 128 } },
    });
  });

  it('costs a network of the literature on its own images', () => {
    const words = ['--network', 'alexnet', '--source', 'horowitz', '--set', 'groups=none'];
    const { layers, totals } = cost(...words);
    // Layer by layer in published-networks.test.ts.
    expect(totals.macs).toBe(724_406_816 + 410_849_280);
    expect(layers.map(({ name }) => name)).toContain('dense8');
    expect(cost('--network', 'resnet-18', '--source', 'horowitz').totals.macs).toBe(1_814_073_344);
  });

  it.each<[string, readonly string[]]>([
    ['There is no accelerator "abacus"', ['--accelerator', 'abacus']],
    ['There is no scheme "none"', ['--scheme', 'none']],
    ['There is no network "vgg"', ['--network', 'vgg']],
    ['placement must be one of folded', ['--placement', 'nowhere']],
    ['--source must be one of gates, horowitz', ['--source', 'guess']],
    ['weights in 2, 3, 4, 5, 6, 7, 8 bits, not in 12', ['--weight-bits', '12']],
    ['activation-bits must be a number', ['--activation-bits', 'few']],
    ['inputLanes must be between 1 and 64, but is 0', ['--set', 'inputLanes=0']],
    ['"lanes" is not a parameter of cost', ['--set', 'lanes=4']],
    ['"inputLanes" is not a parameter of scheme', ['--set', 'scheme.inputLanes=4']],
    ['"inputLanes" is not of the form KEY=VALUE', ['--set', 'inputLanes']],
    ['nodeNm must be one of 90, 65, 45, 32, 20, 16, 14, 10, 7, but is "28"', ['--set', 'nodeNm=28']],
    ['supplyVolts must be between 0.6 and 1.2, but is 3', ['--set', 'supplyVolts=3']],
    ['batchSize must be between 1 and 256, but is 0', ['--set', 'batchSize=0']],
    ['equalTerms must be one of lanes, compute-area', ['--set', 'equalTerms=cost']],
    ['"costSource" is not a parameter of cost', ['--set', 'costSource=horowitz']],
    [
      'rows must be between 1 and 1024, but is 1000000',
      ['--accelerator', 'systolic', '--set', 'rows=1000000', '--set', 'columns=1000000'],
    ],
    [
      'weightBufferKb must be at least 1 KB',
      ['--accelerator', 'systolic', '--set', 'weightBufferKb=0.5', '--network', networkFile('wide', [wide])],
    ],
    [
      'conv.kernelHeight must be at most 8, the size of the padded image, but is 9',
      ['--network', networkFile('kernel', [{ ...convolution, kernelHeight: 9, padding: 'valid' }])],
    ],
    ['layers[0].m must be between 1', ['--network', networkFile('empty', [{ ...gemm, m: 0 }])]],
  ])('refuses bad input: %s', (message, words) => {
    expect(() => cost(...words)).toThrow(message);
  });
});
