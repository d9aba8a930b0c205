import { expect, it } from 'vitest';
import { rememberByObject } from './remember-by-object';

it('rememberByObject() computes once per object, whatever the answer', () => {
  let computed = 0;
  const isEven = rememberByObject(({ value }: { readonly value: number }) => {
    computed++;
    return value % 2 === 0;
  });
  const [even, odd] = [{ value: 2 }, { value: 3 }];
  expect([isEven(even), isEven(odd), isEven(even), isEven(odd)]).toEqual([true, false, true, false]);
  expect(computed).toBe(2);
  expect(isEven({ value: 2 })).toBe(true);
  expect(computed).toBe(3);
});
