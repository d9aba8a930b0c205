import { expect, it } from 'vitest';
import { givenNumber } from './given-number';
import type { NumberParam } from './param-spec';

const spec: NumberParam = { kind: 'integer', key: 'updateSteps', minimum: 1, maximum: 10, default: 5 };

it('givenNumber() gives what is set, or the default', () => {
  expect(givenNumber(spec, { updateSteps: 7 })).toBe(7);
  expect(givenNumber(spec, {})).toBe(5);
});

it.each(['7', 11, 0, 1.5, true])('givenNumber() refuses %j', (value) => {
  expect(() => givenNumber(spec, { updateSteps: value })).toThrow(`invalid updateSteps: ${value}`);
});
