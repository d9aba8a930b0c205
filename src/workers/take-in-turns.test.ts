import { expect, it } from 'vitest';
import { takeInTurns } from './take-in-turns';

it('lets others have their turn after every 50 ms of work', async () => {
  let [time, turns] = [0, 0];
  function* items() {
    for (const item of [1, 2, 3, 4, 5]) {
      time += 20;
      yield item;
    }
  }
  const turn = async () => {
    turns++;
    time += 1000;
  };
  const taken: number[] = [];
  await takeInTurns(
    items(),
    (item) => taken.push(item),
    turn,
    () => time,
  );
  expect(taken).toEqual([1, 2, 3, 4, 5]);
  // After the third item, at 60 ms; the two behind take 40.
  expect(turns).toBe(1);
});
