import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { references } from '../references';
import { checkConformance, conformanceRows } from '.';
import { verdicts } from './judge';
import { conformanceGroups } from './row';
import { conformanceSentence, conformanceTexts } from './texts';

const results = checkConformance();

/** The notes of each row say why. A row that passes one day leaves the list; none may join it unseen. */
const knownMisses = [
  'bpvec-energy-homogeneous-ddr4',
  'bpvec-energy-homogeneous-hbm2',
  'dian-nao-combinational-power',
  'eyeriss-buffer-traffic',
  'eyeriss-elements-conv2',
  'eyeriss-energy',
  'eyeriss-power-conv2',
  'laconic-efficiency-128',
  'laconic-speed-1024',
  'laconic-speed-128',
  'multiplier-area-11x11',
  'multiplier-area-12x12',
  'multiplier-area-16x16',
  'multiplier-area-7x7',
  'multiplier-area-8x2',
  'multiplier-area-8x3',
  'multiplier-area-8x4',
  'multiplier-area-8x5',
  'multiplier-area-8x6',
  'multiplier-area-8x7',
  'multiplier-area-8x8',
];

describe('rows', () => {
  it('have ids of their own', () => {
    const ids = conformanceRows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('come group by group, and every group has some', () => {
    const groups = conformanceRows.map(({ group }) => group);
    expect([...new Set(groups)]).toEqual(conformanceGroups);
    expect(groups).toEqual(conformanceGroups.flatMap((group) => groups.filter((each) => each === group)));
  });

  it('are those of every file of rows', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('-rows.ts'));
    // Eleven groups, each a file.
    expect(files).toHaveLength(conformanceGroups.length);
  });

  it('name sources that exist, and what their texts fill in', () => {
    for (const { source, what, notes = [] } of conformanceRows) {
      if (source) expect(references[source].url).toMatch(/^https:/);
      for (const text of [what, ...notes]) expect(conformanceSentence(text)).not.toMatch(/\{\{|undefined/);
    }
  });

  it('use every text', () => {
    const used = results.flatMap(({ what, notes = [], ours }) => [
      what.code,
      ...notes.map(({ code }) => code),
      ...(ours.kind === 'not-modelled' ? [ours.reason.code] : []),
    ]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(conformanceTexts).sort());
  });

  it('of a rule to implement are met', () => {
    const missed = results.filter(({ use, verdict }) => use === 'exact' && verdict === 'miss');
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('are missed where they are known to be, and nowhere else', () => {
    const missed = results.filter(({ verdict }) => verdict === 'miss').map(({ id }) => id);
    expect(missed.sort()).toEqual(knownMisses);
  });

  it('are judged where there is a figure and a tolerance, and only there', () => {
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(verdicts));
    for (const { ours, tolerance, use, verdict } of results) {
      const isJudged = verdict === 'pass' || verdict === 'miss';
      expect(isJudged).toBe(ours.kind === 'modelled' && tolerance.kind !== 'none' && use !== 'orientation');
    }
  });

  it('have figures that are numbers', () => {
    for (const { ours } of results) {
      if (ours.kind === 'modelled') expect(ours.values.every(Number.isFinite)).toBe(true);
    }
  });
});

it('computes the same figures every time', () => {
  expect(checkConformance()).toEqual(results);
});
