import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { calibratedColumns } from '../../src/core/hardware/datapaths/calibrated-units';
import { calibrationRecipe } from '../../src/core/hardware/datapaths/calibration-recipe';
import {
  type Calibration,
  packFigures,
  readFigures,
} from '../../src/core/hardware/datapaths/calibration-table';
import { fitEnergyScale } from '../../src/core/hardware/datapaths/horowitz-units';
import type { MantissaCurve } from '../../src/core/hardware/datapaths/mantissa-curve';
import { measureCurve } from '../../src/core/hardware/datapaths/measure-curve';
import { type MeasuredFigures, measureUnit } from '../../src/core/hardware/datapaths/measure-unit';
import { unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { packCurves, readCurve } from '../../src/core/hardware/datapaths/packed-curves';
import { printJson, printLine } from '../output';
import { calibrationFolder } from '../project-folder';
import { exploredUnits } from './explored-units';
import { machineUnits } from './machine-units';
import { plannedUnits } from './planned-units';

const processes = availableParallelism();
const longestAnswerBytes = 2 ** 28;
const tableFile = 'calibration.data.json';

interface Measured {
  readonly rows: readonly (readonly [key: string, figures: MeasuredFigures])[];
  readonly curves: readonly (readonly [key: string, curve: MantissaCurve])[];
}

const nothing: Measured = { rows: [], curves: [] };

interface CalibrateOptions {
  readonly part?: string;
  readonly missing?: true;
}

export function registerCalibrate(program: Command): void {
  program
    .command('calibrate')
    .description('measures the netlists of all datapaths and stores their figures for the cost model')
    .option('--missing', 'measures what the table lacks, and keeps what it has')
    .option('--part <n>', 'measures every so manieth unit alone, from this one on, and prints the figures')
    .action(async ({ part, missing }: CalibrateOptions) => {
      const kept = missing ? storedFigures() : nothing;
      if (part !== undefined) printJson(measuredPart(Number(part), kept));
      else await calibrate(kept);
    });
}

async function calibrate(kept: Measured): Promise<void> {
  const start = process.hrtime.bigint();
  const words = kept === nothing ? [] : ['--missing'];
  const parts = await Promise.all(Array.from({ length: processes }, (_, part) => partOfProcess(part, words)));
  const all = [kept, ...parts];
  const rows = all.flatMap((part) => part.rows).sort(([left], [right]) => (left < right ? -1 : 1));
  const figures = packFigures(rows);
  const places = new Map(figures.keys.map((key, place) => [key, place]));
  const curves = all
    .flatMap((part) => part.curves)
    .map(([key, curve]) => [places.get(key) ?? Number.NaN, curve] as const)
    .sort(([left], [right]) => left - right);
  const calibration: Calibration = {
    recipe: calibrationRecipe,
    figures,
    mantissas: packCurves(curves),
  };
  store(tableFile, JSON.stringify(calibration));
  const scale = fitEnergyScale();
  store('energy-scale.json', JSON.stringify(scale, null, 2));
  const seconds = Number((process.hrtime.bigint() - start) / 1_000_000_000n);
  printLine(`${rows.length} units and ${curves.length} curves in ${seconds} s`);
  printJson({ units: rows.length, curves: curves.length, seconds, energyScale: scale });
}

/** What the stored table has, if it was measured by the present recipe. */
function storedFigures(): Measured {
  const { recipe, figures, mantissas } = JSON.parse(
    readFileSync(join(calibrationFolder, tableFile), 'utf8'),
  ) as Calibration;
  if (JSON.stringify(recipe) !== JSON.stringify(calibrationRecipe)) return nothing;
  return {
    rows: figures.keys.map((key, place) => [key, readFigures(figures, place)]),
    curves: mantissas.rows.map((row, place) => [figures.keys[row] ?? '', readCurve(mantissas, place)]),
  };
}

async function partOfProcess(part: number, words: readonly string[]): Promise<Measured> {
  const program = [fileURLToPath(import.meta.url), 'calibrate', '--part', String(part), ...words];
  const { stdout } = await promisify(execFile)(process.execPath, program, { maxBuffer: longestAnswerBytes });
  return JSON.parse(stdout) as Measured;
}

function measuredPart(part: number, kept: Measured): Measured {
  // Back and forth: units often come in pairs, the dearer last.
  const isOfPart = (_: unknown, index: number): boolean => {
    const place = index % processes;
    return part === (Math.floor(index / processes) % 2 === 0 ? place : processes - 1 - place);
  };
  const explored = exploredUnits();
  const known = new Set(kept.rows.map(([key]) => key));
  const units = [...calibratedColumns(), ...plannedUnits(), ...explored.units, ...machineUnits()].map(
    (unit) => [unitKey(unit), unit] as const,
  );
  const wanted = [...new Map(units)].filter(([key]) => !known.has(key));
  const knownCurves = new Set(kept.curves.map(([key]) => key));
  const curves = explored.curves.filter((unit) => !knownCurves.has(unitKey(unit)));
  return {
    rows: wanted.filter(isOfPart).map(([key, unit]) => [key, measureUnit(unit)]),
    curves: curves.filter(isOfPart).map((unit) => [unitKey(unit), measureCurve(unit)]),
  };
}

function store(name: string, content: string): void {
  writeFileSync(join(calibrationFolder, name), `${content}\n`);
}
