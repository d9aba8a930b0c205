import { join } from 'node:path';
import { firstChartMilliseconds } from './page/first-chart';
import { moveHardwareControl } from './page/hardware-control';
import { servePage } from './page/serve-page';
import { entryScriptKilobytes, gzipKilobytes } from './page/sizes';
import { type TrainingSample, trainInPage } from './page/training';

const rounds = 3;
const leastAccuracyFraction = 0.85;

/** The production page in Chromium: how soon it shows the chart, what it weighs, and how it behaves while it trains. */
export async function run() {
  const page = await servePage();
  try {
    return {
      ...sizes(page.folder),
      'page, first point on the chart': firstChart(
        await repeat(() => firstChartMilliseconds(page.url, 1)),
        1500,
      ),
      'page, first point, processor slowed down 4x': firstChart(
        await repeat(() => firstChartMilliseconds(page.url, 4)),
        3000,
      ),
      ...(await hardwareControl(page.url)),
      ...(await training(page.url)),
    };
  } finally {
    await page.close();
  }
}

async function repeat<Value>(measure: () => Promise<Value>): Promise<readonly Value[]> {
  const samples: Value[] = [];
  for (let round = 0; round < rounds; round++) samples.push(await measure());
  return samples;
}

function sizes(folder: string) {
  const { kilobytes, files } = entryScriptKilobytes(folder);
  return {
    'page, entry JavaScript, gzip': { unit: 'kB', median: kilobytes, files, target: 250 },
    'page, gallery, gzip': { unit: 'kB', median: gzipKilobytes(join(folder, 'gallery.json')), target: 250 },
  };
}

function firstChart(times: readonly number[], target: number) {
  return { unit: 'ms', median: median(times), worst: Math.round(Math.max(...times)), target };
}

async function hardwareControl(url: string) {
  const { drawnPoints, milliseconds } = await moveHardwareControl(url);
  return {
    'page, hardware control to moved points': {
      unit: 'ms',
      median: median(milliseconds),
      worst: Math.round(Math.max(...milliseconds)),
      points: drawnPoints,
      target: 100,
    },
  };
}

async function training(url: string) {
  const samples = await repeat(() => trainInPage(url, { clicks: false }));
  const used = await trainInPage(url, { clicks: true });
  const accuracies = samples.map(({ testAccuracyFraction }) => testAccuracyFraction);
  return {
    [`page, FP32 training to at least ${100 * leastAccuracyFraction} % test accuracy`]: {
      unit: 's',
      median:
        Math.min(...accuracies) < leastAccuracyFraction
          ? Number.POSITIVE_INFINITY
          : median(samples.map(({ seconds }) => seconds)),
      lowestAccuracy: `${(100 * Math.min(...accuracies)).toFixed(1)} %`,
      target: 60,
    },
    'page, longest task during a training': longestTask(samples),
    'page, longest task during a training, page in use': longestTask([used]),
    'page, click to painted change during a training': clickDelays(used),
  };
}

function clickDelays({ clicks }: TrainingSample) {
  const slowest = [...clicks].sort((left, right) => right.milliseconds - left.milliseconds)[0];
  return {
    unit: 'ms',
    median: median(clicks.map(({ milliseconds }) => milliseconds)),
    worst: Math.round(slowest?.milliseconds ?? Number.NaN),
    slowest: slowest?.control ?? 'none',
    clicks: clicks.length,
    target: 100,
  };
}

/** 0 where no task took the 50 ms from which browsers report them. */
function longestTask(samples: readonly TrainingSample[]) {
  const longest = samples.map(({ longestTaskMilliseconds }) => longestTaskMilliseconds);
  return { unit: 'ms', median: median(longest), worst: Math.round(Math.max(...longest)), target: 100 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
