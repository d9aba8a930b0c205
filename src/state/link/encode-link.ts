import { arrayTable } from './array-fields';
import { claimTable } from './claim-fields';
import { encodeClaims, maximumClaims } from './claims';
import { hardwareTable } from './hardware-fields';
import { writeTable } from './link-field';
import type { LinkState } from './link-state';
import { partTable } from './part-field';
import { searchTable } from './search-fields';
import { sweepTable } from './sweep-fields';
import { trainingTable } from './training-fields';
import { viewTable } from './view-fields';

export const linkVersion = 1;

/** Longer links get cut off by mail programs and chats. */
export const maximumLinkLength = 2000;

export interface EncodedLink {
  /** `''` for the default state, else `#/SCREEN?v=1&key=value…`. */
  readonly hash: string;
  /** Pinned points, counted from the last, that did not fit. */
  readonly droppedPins: number;
}

/** The part of an address after the path; only what differs from the defaults. See docs/link-format.md. */
export function encodeLink(state: LinkState): EncodedLink {
  for (let count = Math.min(state.pins.length, maximumClaims); ; count--) {
    const hash = formatHash({ ...state, pins: state.pins.slice(0, count) });
    if (count === 0 || hash.length <= maximumLinkLength) {
      return { hash, droppedPins: state.pins.length - count };
    }
  }
}

function formatHash({
  screen,
  training,
  hardware,
  view,
  array,
  sweep,
  experiments,
  search,
  claim,
  pins,
}: LinkState): string {
  const pairs = [
    ...writeTable(trainingTable, training),
    ...writeTable(hardwareTable, hardware),
    ...writeTable(viewTable, view),
    ...(screen === 'array' ? writeTable(arrayTable, array) : []),
    ...(screen === 'experiments'
      ? [
          ...writeTable(partTable, experiments),
          ...writeTable(sweepTable, sweep),
          ...writeTable(searchTable, search),
          ...writeTable(claimTable, claim),
        ]
      : []),
    ...(pins.length > 0 ? [['pins', encodeClaims(pins)] as const] : []),
  ];
  if (pairs.length === 0) return screen === 'explore' ? '' : `#/${screen}`;
  const query = pairs.map(([key, text]) => `${key}=${escapeText(text)}`).join('&');
  return `#/${screen}?v=${linkVersion}&${query}`;
}

/** A comma needs no escape in a fragment, and lists stay readable. */
function escapeText(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',');
}
