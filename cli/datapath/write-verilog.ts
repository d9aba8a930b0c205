import { writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { laneTestBench, laneVerilog } from '../../src/core/hardware/datapaths/lane-verilog';
import { ProblemError } from '../../src/core/problem';
import type { DatapathChoice, DescribedDatapath } from './describe-datapath';

/**
 * Writes the modules of all columns into a file, and beside it, as NAME_test.v, their test benches. Returns the names of
 * both files; a ProblemError where they cannot be written.
 */
export function writeVerilog(
  file: string,
  choice: DatapathChoice,
  { columns }: DescribedDatapath,
): readonly [modules: string, testBenches: string] {
  const { dir, name, ext } = parse(file);
  const benchFile = join(dir, `${name}_test${ext || '.v'}`);
  const described = columns.map(({ spec }, index) => {
    const design = choice.datapath.lanes(spec);
    const moduleName = columns.length === 1 ? moduleNameOf(choice) : `${moduleNameOf(choice)}_row${index}`;
    return {
      module: laneVerilog(design, moduleName),
      testBench: laneTestBench(design, spec, moduleName),
    };
  });
  write(file, described.map(({ module }) => module).join('\n'));
  write(benchFile, described.map(({ testBench }) => testBench).join('\n'));
  return [file, benchFile];
}

function moduleNameOf({ datapath, operands, placement, operand, pipelined }: DatapathChoice): string {
  const { weights, inputs } = operands;
  return [
    datapath.id,
    `w${weights.format.bits}`,
    `x${inputs.format.bits}`,
    ...(placement === 'folded' ? [] : [placement, operand]),
    ...(pipelined ? ['pipelined'] : []),
  ]
    .join('_')
    .replaceAll('-', '_');
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ProblemError('file-unwritable', { file, reason: (error as Error).message });
  }
}
