import { type ExperimentPart, experimentParts } from '../reproduction-state';
import { choiceField, type LinkTable } from './link-field';

export interface LinkPart {
  readonly part: ExperimentPart;
}

export const defaultLinkPart: LinkPart = { part: 'sweep' };

/** Which half of the screen of experiments is shown. */
export const partTable: LinkTable<LinkPart> = [
  choiceField('part', experimentParts, defaultLinkPart, {
    get: ({ part }) => part,
    set: (_, part) => ({ part }),
  }),
];
