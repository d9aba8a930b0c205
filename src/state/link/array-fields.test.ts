import { describe, expect, it } from 'vitest';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { defaultLinkState } from './link-state';

const array = { layer: 'conv2', cycle: 120 };

describe('layer and cycle of the array view in the link', () => {
  it('are those that were looked at', () => {
    const { hash } = encodeLink({ ...defaultLinkState, screen: 'array', array });
    expect(hash).toBe('#/array?v=1&layer=conv2&cycle=120');
    expect(decodeLink(hash).state.array).toEqual(array);
  });

  it('are left out at the first cycle of the usual layer, and on other screens', () => {
    expect(encodeLink({ ...defaultLinkState, screen: 'array' }).hash).toBe('#/array');
    expect(encodeLink({ ...defaultLinkState, array }).hash).toBe('');
  });

  it('are repaired where they are nonsense', () => {
    const { state, problems } = decodeLink('#/array?v=1&layer=%3Cb%3E&cycle=-3');
    expect(state.array).toEqual({ layer: null, cycle: 1 });
    expect(problems.map(({ code }) => code)).toEqual(['not-a-layer', 'out-of-range']);
  });
});
