/** A long course that stops after every step until it may take the next. */
export interface Steppable {
  advance(steps: number): Promise<void>;
  /** Takes all steps that are left. */
  finish(): Promise<void>;
}

/** `run` goes from start to end and awaits `pause` after every step. */
export function createSteppable(run: (pause: () => Promise<void>) => Promise<void>): Steppable {
  let arrive = (): void => {};
  let resume = (): void => {};
  let isFree = false;
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      resume = resolve;
    });
  const ended = turn().then(() =>
    run(async () => {
      if (isFree) return;
      arrive();
      await turn();
    }),
  );
  return {
    advance: async (steps) => {
      for (let taken = 0; taken < steps; taken++) {
        const arrived = new Promise<void>((resolve) => {
          arrive = resolve;
        });
        resume();
        // A failure ends the course without an arrival.
        await Promise.race([arrived, ended]);
      }
    },
    finish: () => {
      isFree = true;
      resume();
      return ended;
    },
  };
}

/** Cost of some steps. */
export interface Cost {
  readonly milliseconds: number;
  readonly processorMilliseconds: number;
}

/** Costs of two that take turns of `steps` steps, each first in every other round. */
export async function compareInTurns(
  subject: Steppable,
  reference: Steppable,
  { rounds, steps }: { readonly rounds: number; readonly steps: number },
): Promise<readonly (readonly [subject: Cost, reference: Cost])[]> {
  const pairs: [Cost, Cost][] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await measure(() => subject.advance(steps));
      pairs.push([first, await measure(() => reference.advance(steps))]);
    } else {
      const first = await measure(() => reference.advance(steps));
      pairs.push([await measure(() => subject.advance(steps)), first]);
    }
  }
  return pairs;
}

async function measure(work: () => Promise<void>): Promise<Cost> {
  const processor = process.cpuUsage();
  const start = performance.now();
  await work();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(processor);
  return { milliseconds, processorMilliseconds: (user + system) / 1000 };
}

/** Median of the ratios within pairs, their quartiles, and the ratio of the medians over all pairs. */
export function ratioOf(pairs: readonly (readonly [subject: number, reference: number])[]) {
  const ratios = pairs.map(([subject, reference]) => subject / reference);
  const medianOf = (side: 0 | 1): number =>
    quantile(
      pairs.map((pair) => pair[side]),
      0.5,
    );
  return {
    median: quantile(ratios, 0.5),
    lowerQuartile: quantile(ratios, 0.25),
    upperQuartile: quantile(ratios, 0.75),
    ofMedians: medianOf(0) / medianOf(1),
  };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
