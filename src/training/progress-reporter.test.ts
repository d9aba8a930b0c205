import { describe, expect, it } from 'vitest';
import { createProgressReporter } from './progress-reporter';
import type { RunProgress } from './training-api';

function setUp() {
  const state = { time: 0, breaths: 0, reports: [] as RunProgress[] };
  const reporter = createProgressReporter(
    {
      onProgress: (progress) => {
        state.reports.push(progress);
      },
      breathe: async () => {
        state.breaths++;
      },
      now: () => state.time,
    },
    100,
  );
  return { state, reporter };
}

describe('createProgressReporter()', () => {
  it('reports the mean loss every 250 ms and lets the caller breathe every 50 ms', async () => {
    const { state, reporter } = setUp();
    reporter.startPhase('float', 3);
    for (let step = 1; step <= 20; step++) {
      state.time = step * 30;
      await reporter.finishStep(step, 1);
    }
    // Reports at 270 and 540 ms with the losses 1 … 9 and 10 … 18; breaths at 60, 120, … 600 ms.
    expect(state.reports.map(({ stepsDone, loss }) => [stepsDone, loss])).toEqual([
      [0, null],
      [9, 5],
      [18, 14],
    ]);
    expect(state.breaths).toBe(10);
    expect(state.reports[1]).toMatchObject({ phase: 'float', epoch: 1, epochs: 3, stepsPlanned: 100 });
  });

  it('reports the end of an epoch at once', async () => {
    const { state, reporter } = setUp();
    reporter.startPhase('tune', 2);
    await reporter.finishStep(0.5, 1);
    reporter.finishEpoch(1, 0.75);
    expect(state.reports.at(-1)).toEqual({
      phase: 'tune',
      stepsDone: 1,
      stepsPlanned: 100,
      epoch: 1,
      epochs: 2,
      loss: 0.5,
      validationAccuracyFraction: 0.75,
    });
  });
});
