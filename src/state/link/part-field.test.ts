import { describe, expect, it } from 'vitest';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { defaultLinkState } from './link-state';

describe('the part of the experiments in a link', () => {
  it('is carried where the experiments are shown', () => {
    const state = { ...defaultLinkState, screen: 'experiments', experiments: { part: 'claim' } } as const;
    const { hash } = encodeLink(state);
    expect(hash).toBe('#/experiments?v=1&part=claim');
    expect(decodeLink(hash)).toMatchObject({ state, problems: [] });
    expect(encodeLink({ ...state, screen: 'explore' }).hash).toBe('');
  });

  it('is the sweep where the link names none that exists', () => {
    const { state, problems } = decodeLink('#/experiments?v=1&part=lottery');
    expect(state.experiments).toEqual({ part: 'sweep' });
    expect(problems).toMatchObject([{ code: 'not-an-option' }]);
  });
});
