import { expect, it } from 'vitest';
import { runInTurns } from './run-in-turns';

it('tells every step and lets messages in before it goes on', async () => {
  const log: string[] = [];
  function* work() {
    yield 'one';
    log.push('after one');
    yield 'two';
    log.push('after two');
    return 3;
  }
  const result = await runInTurns(
    work(),
    (progress) => log.push(progress),
    async () => {
      log.push('turn');
    },
  );
  expect(result).toBe(3);
  expect(log).toEqual(['one', 'turn', 'after one', 'two', 'turn', 'after two']);
});
