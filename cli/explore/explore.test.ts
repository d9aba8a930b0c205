import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { ProblemError } from '../../src/core/problem';
import { configurationOf, createFakeTrainer, resultOf } from '../testing/fake-trainer';
import { type ExploreJob, explore } from './explore';
import { appendResult, prepareResultsFile, readResults } from './results-file';

const configurations = [2, 3, 4].map((bits) => configurationOf({}, bits));
let file = '';
let clock = 0;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'explore-')), 'results.jsonl');
  clock = 0;
});

function jobWith(trainer: ReturnType<typeof createFakeTrainer>, lines: string[] = []): ExploreJob {
  prepareResultsFile(file);
  return {
    configurations,
    known: readResults(file),
    startTrainer: async () => trainer,
    onResult: (result) => appendResult(file, result),
    report: (line) => lines.push(line),
    now: () => (clock += 1000),
  };
}

describe('explore', () => {
  it('appends one line per result', async () => {
    const summary = await explore(jobWith(createFakeTrainer()));
    expect(summary).toEqual({ planned: 3, skipped: 0, trained: 3, failures: [] });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).configuration)).toEqual(configurations);
  });

  it('goes on where an interrupted run stopped, even in the middle of a line', async () => {
    const [first, second] = configurations as [TrainingConfiguration, TrainingConfiguration];
    appendResult(file, resultOf(first));
    appendFileSync(file, JSON.stringify(resultOf(second)).slice(0, 50));
    const trainer = createFakeTrainer();
    expect(await explore(jobWith(trainer))).toMatchObject({ skipped: 1, trained: 2 });
    expect(trainer.runs).toEqual(configurations.slice(1));
    expect(readResults(file).map(({ configuration }) => configuration)).toEqual(configurations);
  });

  it('loses no result and tears no line wherever a run is stopped', async () => {
    await explore(jobWith(createFakeTrainer()));
    const whole = readFileSync(file);
    const secondLine = whole.indexOf(10) + 1;
    for (let length = secondLine; length <= whole.length; length += 97) {
      writeFileSync(file, whole.subarray(0, length));
      const complete = whole.subarray(0, length).toString().split('\n').length - 1;
      const trainer = createFakeTrainer();
      await explore(jobWith(trainer));
      expect(trainer.runs).toHaveLength(configurations.length - complete);
      expect(readFileSync(file)).toEqual(whole);
    }
  });

  it('keeps a whole result that only lacks the end of its line', async () => {
    const [first] = configurations as [TrainingConfiguration];
    writeFileSync(file, JSON.stringify(resultOf(first)));
    const trainer = createFakeTrainer();
    await explore(jobWith(trainer));
    expect(trainer.runs).toEqual(configurations.slice(1));
    expect(readResults(file)).toHaveLength(3);
  });

  it('starts no trainer where nothing is left to train', async () => {
    await explore(jobWith(createFakeTrainer()));
    const job = { ...jobWith(createFakeTrainer()), startTrainer: () => Promise.reject(new Error('started')) };
    expect(await explore(job)).toMatchObject({ skipped: 3, trained: 0 });
  });

  it('reports epochs and results of every run', async () => {
    const lines: string[] = [];
    await explore(jobWith(createFakeTrainer(), lines));
    expect(lines[0]).toBe(
      '[1/3] tiny-cnn lsq qat W2A4 seed 1: tune epoch 1/1, loss 0.500, validation 88.0 %',
    );
    expect(lines[1]).toContain('test 87.50 %, 2 disagreements');
  });

  it('outlives a training that diverges, and no other failure', async () => {
    const failing = (error: Error) =>
      createFakeTrainer((configuration): TrainedResult => {
        if (configuration.quantization.weightBits === 3) throw error;
        return resultOf(configuration);
      });
    const diverged = new ProblemError('training-diverged', { loss: 'NaN', epoch: 2, learningRate: 0.1 });
    const summary = await explore(jobWith(failing(diverged)));
    expect(summary).toMatchObject({ trained: 2, failures: [{ configuration: configurations[1] }] });
    await expect(explore(jobWith(failing(new Error('out of memory'))))).rejects.toThrow('out of memory');
  });
});

describe('readResults', () => {
  it('names the line that is no result', () => {
    writeFileSync(file, `${JSON.stringify(resultOf(configurationOf()))}\n{"key": 1}\n`);
    expect(() => readResults(file)).toThrow(/results\.jsonl is wrong at line 2/);
  });

  it('reads a result as it was written', () => {
    const result = resultOf(configurationOf());
    appendResult(file, result);
    expect(readResults(file)).toEqual([result]);
  });
});
