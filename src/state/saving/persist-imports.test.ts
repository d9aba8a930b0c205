import { describe, expect, it } from 'vitest';
import { resultKey } from '../../core/explore/result-key';
import { createAppStore } from '../store';
import { sampleResult } from '../testing/samples';
import { importChanges, readImports } from './persist-imports';

const [first, second] = [sampleResult(), sampleResult({ seed: 2 })];

describe('what is kept of imported files', () => {
  it('is what is new, without what was trained here', () => {
    const store = createAppStore();
    store.getState().addResults([second], 'trained-here');
    const before = store.getState().results;
    store.getState().addImport([first, second], 'a.jsonl');
    const after = store.getState().results;
    expect(importChanges(before, after)).toEqual({
      kept: [{ result: after[first.key]?.result, files: ['a.jsonl'] }],
      removed: [],
    });
    expect(importChanges(after, after)).toEqual({ kept: [], removed: [] });
  });

  it('is removed with its file alone', () => {
    const store = createAppStore();
    store.getState().addImport([first, second], 'a.jsonl');
    const before = store.getState().results;
    store.getState().addResults([second], 'trained-here');
    expect(importChanges(before, store.getState().results)).toEqual({ kept: [], removed: [] });
    store.getState().removeImport('a.jsonl');
    expect(importChanges(before, store.getState().results)).toEqual({ kept: [], removed: [first.key] });
  });

  it('is read record by record', () => {
    const result = { ...first, key: resultKey(first.configuration) };
    const good = { result, files: ['a.jsonl'] };
    const records = [good, 7, { result, files: [] }, { ...good, result: { ...result, key: '0' } }];
    expect(readImports(records)).toEqual([good]);
  });
});
