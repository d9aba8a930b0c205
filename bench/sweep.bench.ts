import { servePage } from './page/serve-page';
import { sweepSeconds } from './page/sweep';

const rounds = 3;

/** How much faster a sweep in the page ends with two workers than with one, in alternating sweeps. */
export async function run() {
  const page = await servePage();
  try {
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const alone = await sweepSeconds(page.url, 1);
      ratios.push(alone / (await sweepSeconds(page.url, 2)));
    }
    const sorted = [...ratios].sort((left, right) => left - right);
    return {
      'page, sweep, throughput of 2 workers over 1': {
        unit: 'x',
        median: sorted[sorted.length >> 1] ?? Number.NaN,
        lowest: (sorted[0] ?? Number.NaN).toFixed(2),
        target: 1.6,
      },
    };
  } finally {
    await page.close();
  }
}
