import { measureSeconds } from './page/measure-network';
import { servePage } from './page/serve-page';

const rounds = 3;

/** How long the page takes to measure whole trained networks on their own operands. */
export async function run() {
  const page = await servePage();
  try {
    return { ...(await measureOf('tiny-cnn', page.url)), ...(await measureOf('resnet-8', page.url)) };
  } finally {
    await page.close();
  }
}

async function measureOf(network: string, url: string) {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const seconds = await measureSeconds(url, network);
    cold.push(seconds.cold);
    warm.push(seconds.warm);
  }
  return {
    [`page, ${network} measured, first time`]: { ...figures(cold), target: 2 },
    [`page, ${network} measured, again`]: { ...figures(warm), target: 2 },
  };
}

function figures(seconds: readonly number[]) {
  const sorted = [...seconds].sort((left, right) => left - right);
  const at = (index: number) => Number((sorted[index] ?? Number.NaN).toFixed(2));
  return { unit: 's', median: at(sorted.length >> 1), worst: at(sorted.length - 1) };
}
