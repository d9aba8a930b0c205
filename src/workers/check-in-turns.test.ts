import { expect, it } from 'vitest';
import { checkConformance } from '../core/conformance';
import { checkInTurns } from './check-in-turns';

it('answers every row, with a turn after each', async () => {
  let turns = 0;
  const results = await checkInTurns(async () => {
    turns++;
  });
  expect(results).toEqual(checkConformance());
  expect(turns).toBe(results.length);
  // What goes to another thread must survive the way.
  expect(structuredClone(results)).toEqual(results);
}, 60_000);
