import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem';
import { createRegistry } from './registry';

const registry = createRegistry('fruit', [
  { id: 'pear', grams: 180 },
  { id: 'plum', grams: 60 },
]);

describe('createRegistry()', () => {
  it('finds entries by id and keeps their order', () => {
    expect(registry.get('plum').grams).toBe(60);
    expect(registry.ids).toEqual(['pear', 'plum']);
    expect([registry.has('pear'), registry.has('toString')]).toEqual([true, false]);
  });

  it('lists the known ids where there is none', () => {
    expect(() => registry.get('peer')).toThrow(ProblemError);
    expect(() => registry.get('peer')).toThrow('There is no fruit "peer". Choose one of: pear, plum.');
  });

  it('refuses two entries of one id', () => {
    expect(() => createRegistry('fruit', [{ id: 'pear' }, { id: 'pear' }])).toThrow(RangeError);
  });
});
