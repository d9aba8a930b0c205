import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { registerDatapath } from './command';

const folder = mkdtempSync(join(tmpdir(), 'datapath-'));
const complaints = vi.spyOn(process.stderr, 'write').mockReturnValue(true);

/** What `datapath` prints for the given words. */
function datapath(...words: string[]) {
  const lines: string[] = [];
  complaints.mockClear();
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    const program = new Command().exitOverride();
    registerDatapath(program);
    program.parse(['datapath', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] as string);
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const narrow = ['--weight-bits', '2', '--activation-bits', '2', '--lanes', '2'];

describe('bitfrontier datapath', () => {
  it('prints the figures of a column and its output stage', () => {
    const printed = datapath('--weight-bits', '2', '--activation-bits', '2');
    expect(Object.keys(printed)).toEqual([
      'lanes',
      'cells',
      'transistors',
      'areaUm2PerMac',
      'energyFjPerMac',
      'zeroDelayEnergyFjPerMac',
      'delayPs',
      'outputStage',
    ]);
    expect(Object.keys(printed.energyFjPerMac)).toEqual(['combinational', 'register', 'clock', 'total']);
    expect(Object.keys(printed.outputStage)).toEqual(['areaUm2', 'energyFj']);
    expect(printed.lanes).toBe(16);
    const { combinational, register, clock, total } = printed.energyFjPerMac;
    expect(total).toBeCloseTo(combinational + register + clock, 3);
    expect(printed.zeroDelayEnergyFjPerMac).toBeLessThan(total);
    // 2 x 2 bits of operands in 16 lanes, `first`, and 12 bits of accumulator: 77 flip-flops of 8 fJ over 16 lanes.
    expect(clock).toBe((77 * 8) / 16);
  });

  it('prints what docs/hardware-from-gates.md says of the composable unit', () => {
    const row = readFileSync('docs/hardware-from-gates.md', 'utf8').match(
      /\| 8 x 8 \| (\d+) \| (\d+) \| (\d+) \/ (\d+) \/ (\d+) \|/,
    );
    const printed = datapath('--class', 'composable', '--weight-bits', '8', '--activation-bits', '8');
    const { total, combinational, register, clock } = printed.energyFjPerMac;
    const figures = [printed.lanes, total, combinational, register, clock].map(Math.round);
    expect(figures).toEqual(row?.slice(1).map(Number));
  });

  it('charges a placement that has something to apply, and says where it has nothing', () => {
    const area = (...words: string[]) => datapath(...narrow, ...words).areaUm2PerMac;
    const plain = area('--class', 'fixed-point');
    // Two lanes: 18 products of 2 x 3 at most and a bias fit 9 bits; two offsets' constants besides take 10, 5.453 um2 a lane.
    const folded = area('--class', 'affine');
    expect(folded - plain).toBeCloseTo(5.453, 3);
    expect(area('--class', 'affine', '--placement', 'per-lane-offset')).toBeGreaterThan(folded);
    expect(area('--class', 'fixed-point', '--placement', 'per-lane-offset')).toBe(plain);
    expect(complaints).toHaveBeenCalledWith(
      'note: nothing-to-apply class=fixed-point placement=per-lane-offset\n',
    );
  });

  it('takes operand codes of a file, and lanes from them', () => {
    const still = { weights: [[-2, 1, 0]], activations: [[3, 0, 2]] };
    const printed = datapath(
      '--weight-bits',
      '2',
      '--activation-bits',
      '2',
      '--streams',
      file('still.json', still),
    );
    expect(printed.lanes).toBe(3);
    const cycles = [...Array(40)].map((_, cycle) => (cycle % 2 === 0 ? [0, 0, 0] : [-1, -1, -1]));
    const moving = { weights: cycles, activations: cycles.map((codes) => codes.map((code) => -3 * code)) };
    const busy = datapath(
      '--weight-bits',
      '2',
      '--activation-bits',
      '2',
      '--streams',
      file('moving.json', moving),
    );
    expect(busy.areaUm2PerMac).toBe(printed.areaUm2PerMac);
    expect(busy.energyFjPerMac.total).toBeGreaterThan(printed.energyFjPerMac.total);
  });

  it('takes as many lanes as a composable unit has products of these widths', () => {
    expect(datapath('--class', 'composable', '--weight-bits', '4', '--activation-bits', '4').lanes).toBe(64);
  });

  it('writes a module and beside it a test bench', () => {
    const out = join(folder, 'column.v');
    datapath(...narrow, '--class', 'affine', '--placement', 'per-lane-offset', '--verilog', out);
    expect(readFileSync(out, 'utf8')).toMatch(
      /^module affine_w2_x2_per_lane_offset_both \(\n {2}input wire clock,/,
    );
    expect(readFileSync(join(folder, 'column_test.v'), 'utf8')).toContain(
      'affine_w2_x2_per_lane_offset_both tested (',
    );
    expect(complaints).toHaveBeenCalledWith(`wrote ${out} and ${join(folder, 'column_test.v')}\n`);
  });

  it('writes a module for every format of mixed rows', () => {
    const out = join(folder, 'rows.v');
    datapath('--class', 'row-mix', '--lanes', '1', '--verilog', out);
    const modules = readFileSync(out, 'utf8').match(/^module row_mix_w4_x4_row\d/gm);
    expect(modules).toEqual([
      'module row_mix_w4_x4_row0',
      'module row_mix_w4_x4_row1',
      'module row_mix_w4_x4_row2',
    ]);
  });

  it('lists the classes with their widths', () => {
    const listed: { id: string; weightBits: number[]; activationBits: number[] }[] = datapath('--list');
    expect(listed).toHaveLength(17);
    expect(listed.find(({ id }) => id === 'minifloat')).toMatchObject({
      weightBits: [6, 7, 8],
      activationBits: [6, 7, 8],
    });
  });

  it.each<[string, readonly string[]]>([
    ['There is no datapath class "abacus". Choose one of: row-mix, ', ['--class', 'abacus']],
    [
      'ternary has no codes of 4 x 4 bits. Its widths are 2 for weights and 1 to 16 for activations.',
      ['--class', 'ternary'],
    ],
    ['weight-bits must be between 1 and 16, but is 17', ['--weight-bits', '17']],
    ['activation-bits must be a number, but is "few"', ['--activation-bits', 'few']],
    ['placement must be one of folded', ['--placement', 'nowhere']],
    ['operand must be one of activations', ['--operand', 'none']],
    ['lanes must be between 1 and 256, but is 0', ['--lanes', '0']],
    ['no-such.json cannot be read', ['--streams', 'no-such.json']],
    ['is wrong at weights', ['--streams', file('empty.json', { activations: [[1]] })]],
    ['at least one cycle is needed', ['--streams', file('none.json', { weights: [], activations: [] })]],
    [
      'is wrong at activations: 2 cycles, but weights have 1; give both as many',
      ['--streams', file('cycles.json', { weights: [[1]], activations: [[1], [1]] })],
    ],
    [
      'is wrong at activations.1: 2 codes, but weights[0] has 1; give one per lane',
      ['--streams', file('lanes.json', { weights: [[1], [1]], activations: [[1], [1, 2]] })],
    ],
    [
      'weights[1][0] is 8, but the codes of fixed-point there are -8 to 7. Replace it.',
      ['--streams', file('codes.json', { weights: [[1], [8]], activations: [[1], [1]] })],
    ],
    [
      'row-mix mixes rows of several formats',
      ['--class', 'row-mix', '--streams', file('rows.json', { weights: [[1]], activations: [[1]] })],
    ],
    ['/dev/null/x.v cannot be written', [...narrow, '--verilog', '/dev/null/x.v']],
  ])('refuses bad input: %s', (message, words) => {
    expect(() => datapath(...words)).toThrow(message);
  });
});
