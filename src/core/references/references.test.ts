import { describe, expect, it } from 'vitest';
import { references } from '.';
import { acceleratorReferences } from './accelerators';
import { allocationReferences } from './allocation';
import { circuitReferences } from './circuits';
import { explorationReferences } from './exploration';
import { networkReferences } from './networks';
import { schemeReferences } from './schemes';

const subjects = [
  schemeReferences,
  allocationReferences,
  explorationReferences,
  acceleratorReferences,
  circuitReferences,
  networkReferences,
];

describe('references', () => {
  it('hold each source under one key, in one file', () => {
    const keys = subjects.flatMap((subject) => Object.keys(subject));
    expect(keys).toHaveLength(new Set(keys).size);
    expect(keys.sort()).toEqual(Object.keys(references).sort());
    const titles = Object.values(references).map(({ title }) => title);
    expect(titles).toHaveLength(new Set(titles).size);
  });

  it('say in a key that ends in a year which year it is', () => {
    const wrong = Object.entries(references).filter(([key, { year }]) => {
      const named = /-(\d{4})(-|$)/.exec(key)?.[1];
      return named !== undefined && Number(named) !== year;
    });
    expect(wrong).toEqual([]);
  });
});
