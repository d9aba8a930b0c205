import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { calibratedColumns } from '../../src/core/hardware/datapaths/calibrated-units';
import { calibrationRecipe } from '../../src/core/hardware/datapaths/calibration-recipe';
import { type Calibration, packFigures } from '../../src/core/hardware/datapaths/calibration-table';
import { fitEnergyScale } from '../../src/core/hardware/datapaths/horowitz-units';
import { type MeasuredFigures, measureUnit } from '../../src/core/hardware/datapaths/measure-unit';
import { unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { printJson, printLine } from '../output';
import { calibrationFolder } from '../project-folder';
import { plannedUnits } from './planned-units';

const processes = 2;
const longestAnswerBytes = 2 ** 28;

type Row = readonly [key: string, figures: MeasuredFigures];

export function registerCalibrate(program: Command): void {
  program
    .command('calibrate')
    .description('measures the netlists of all datapaths and stores their figures for the cost model')
    .option('--part <n>', 'measures every so manieth unit alone, from this one on, and prints the figures')
    .action(async ({ part }: { readonly part?: string }) => {
      if (part !== undefined) printJson(measuredRows(Number(part)));
      else await calibrate();
    });
}

async function calibrate(): Promise<void> {
  const start = process.hrtime.bigint();
  const parts = await Promise.all(Array.from({ length: processes }, (_, part) => rowsOfProcess(part)));
  const rows = parts.flat().sort(([left], [right]) => (left < right ? -1 : 1));
  const calibration: Calibration = { recipe: calibrationRecipe, figures: packFigures(rows) };
  store('calibration.data.json', JSON.stringify(calibration));
  const scale = fitEnergyScale();
  store('energy-scale.json', JSON.stringify(scale, null, 2));
  const seconds = Number((process.hrtime.bigint() - start) / 1_000_000_000n);
  printLine(`${rows.length} units in ${seconds} s`);
  printJson({ units: rows.length, seconds, energyScale: scale });
}

async function rowsOfProcess(part: number): Promise<readonly Row[]> {
  const program = fileURLToPath(import.meta.url);
  const words = [program, 'calibrate', '--part', String(part)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: longestAnswerBytes });
  return JSON.parse(stdout) as readonly Row[];
}

function measuredRows(part: number): readonly Row[] {
  const units = [...calibratedColumns(), ...plannedUnits()];
  return units
    .filter((_, index) => index % processes === part)
    .map((unit): Row => [unitKey(unit), measureUnit(unit)]);
}

function store(name: string, content: string): void {
  writeFileSync(join(calibrationFolder, name), `${content}\n`);
}
