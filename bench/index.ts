import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { run as runCostModel } from './cost-model.bench';
import { run as runGates } from './gates.bench';
import { run as runHardwareMove } from './hardware-move.bench';
import { run as runIntegerEngine } from './integer-engine.bench';
import { run as runMeasureNetwork } from './measure-network.bench';
import { run as runPage } from './page.bench';
import { run as runPareto } from './pareto.bench';
import { run as runSchemeStep } from './scheme-step.bench';
import { run as runSweep } from './sweep.bench';
import { run as runTrainingStep } from './training-step.bench';

interface Measurement {
  readonly unit: string;
  readonly median: number;
  readonly [detail: string]: number | string;
}

interface Benchmark {
  readonly name: string;
  /** Rows whose labels hold the text, where a benchmark can tell them apart. */
  readonly run: (
    rows: string,
  ) => Readonly<Record<string, Measurement>> | Promise<Readonly<Record<string, Measurement>>>;
}

const benchmarks: readonly Benchmark[] = [
  { name: 'cost-model', run: runCostModel },
  { name: 'gates', run: runGates },
  { name: 'hardware-move', run: runHardwareMove },
  { name: 'integer-engine', run: runIntegerEngine },
  { name: 'measure-network', run: runMeasureNetwork },
  { name: 'page', run: runPage },
  { name: 'pareto', run: runPareto },
  { name: 'sweep', run: runSweep },
  { name: 'training-step', run: runTrainingStep },
  { name: 'scheme-step', run: runSchemeStep },
];

/** Names of benchmarks, each with the text of the wanted rows if not all: `hardware-move=clock`. */
const chosen = new Map(
  process.argv.slice(2).map((argument) => {
    const [name = '', rows = ''] = argument.split('=');
    return [name, rows] as const;
  }),
);
// Benchmarks that are not run again keep their figures.
const resultsFile = 'bench/results/latest.json';
const results: Record<string, Measurement> = chosen.size > 0 ? storedResults() : {};
for (const { name, run } of benchmarks) {
  if (chosen.size > 0 && !chosen.has(name)) continue;
  const measured = await run(chosen.get(name) ?? '');
  Object.assign(results, measured);
  console.table(
    Object.fromEntries(
      Object.entries(measured).map(([label, { median, ...details }]) => [
        label,
        { median: Number(median.toPrecision(4)), ...details },
      ]),
    ),
  );
}
mkdirSync('bench/results', { recursive: true });
const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
writeFileSync(resultsFile, `${JSON.stringify({ machine, results }, null, 2)}\n`);

function storedResults(): Record<string, Measurement> {
  if (!existsSync(resultsFile)) return {};
  const stored = JSON.parse(readFileSync(resultsFile, 'utf8')) as { results: Record<string, Measurement> };
  return stored.results;
}
