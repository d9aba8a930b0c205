import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import { excerpt, parseNumber } from '../../core/parameters/parse-params';
import { type Problem, problem } from '../../core/problem';
import { type Screen, screens } from '../app-state';
import { arrayTable } from './array-fields';
import { claimTable } from './claim-fields';
import { decodeClaims } from './claims';
import { linkVersion } from './encode-link';
import { hardwareTable } from './hardware-fields';
import { readTable } from './link-field';
import { defaultLinkState, type LinkState } from './link-state';
import { partTable } from './part-field';
import { searchTable } from './search-fields';
import { sweepTable } from './sweep-fields';
import { trainingTable } from './training-fields';
import { viewTable } from './view-fields';

export interface DecodedLink {
  readonly state: LinkState;
  /** What was repaired, for the notice; the first few and a count. */
  readonly problems: readonly Problem[];
  /** Written by a newer version: nothing of it was read, and the address must stay as it is. */
  readonly isNewer: boolean;
}

const maximumHashLength = 20_000;
const maximumProblems = 8;

/**
 * The state that a link describes: defaults, changed by what could be read. Never throws; whatever is unknown, out of
 * range or damaged is left out or brought into range and named in `problems`.
 */
export function decodeLink(hash: string): DecodedLink {
  if (hash === '' || hash === '#' || hash === '#/') return repaired(defaultLinkState, []);
  if (hash.length > maximumHashLength) {
    return repaired(defaultLinkState, [
      problem('link-too-long', { length: hash.length, maximum: maximumHashLength }),
    ]);
  }
  const match = /^#\/([^?]*)(?:\?(.*))?$/s.exec(hash);
  if (!match) return repaired(defaultLinkState, [problem('link-unreadable', { text: excerpt(hash) })]);
  const texts = new Map(new URLSearchParams(match[2] ?? ''));
  const version = readVersion(texts);
  if (version.value > linkVersion) {
    const problems = [problem('link-newer', { version: version.value, known: linkVersion })];
    return { state: defaultLinkState, problems, isNewer: true };
  }
  const screen = readScreen(match[1] ?? '');
  const body = readBody(texts);
  return repaired({ ...body.state, screen: screen.value }, [
    ...version.problems,
    ...screen.problems,
    ...body.problems,
  ]);
}

interface Read<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

function readVersion(texts: Map<string, string>): Read<number> {
  const text = texts.get('v');
  texts.delete('v');
  if (text === undefined) return { value: linkVersion, problems: [] };
  const version = parseNumber(text);
  return version !== null && Number.isInteger(version) && version >= 1
    ? { value: version, problems: [] }
    : { value: linkVersion, problems: [problem('not-a-number', { key: 'v', value: excerpt(text) })] };
}

function readScreen(text: string): Read<Screen> {
  const screen = screens.find((known) => known === text);
  if (screen) return { value: screen, problems: [] };
  const options = screens.join(', ');
  return {
    value: 'explore',
    problems: [problem('not-an-option', { key: 'screen', options, value: excerpt(text) })],
  };
}

/** Reads all keys; what is left over is unknown. */
function readBody(texts: Map<string, string>): {
  readonly state: LinkState;
  readonly problems: readonly Problem[];
} {
  const training = readTable(trainingTable, texts, defaultLinkState.training);
  const hardware = readTable(hardwareTable, texts, defaultLinkState.hardware);
  const view = readTable(viewTable, texts, defaultLinkState.view);
  const array = readTable(arrayTable, texts, defaultLinkState.array);
  const sweep = readTable(sweepTable, texts, defaultLinkState.sweep);
  const experiments = readTable(partTable, texts, defaultLinkState.experiments);
  const search = readTable(searchTable, texts, defaultLinkState.search);
  const claim = readTable(claimTable, texts, defaultLinkState.claim);
  const pinsText = texts.get('pins');
  texts.delete('pins');
  const pins = pinsText === undefined ? { claims: [], problems: [] } : decodeClaims(pinsText);
  const completed = withNeededBatchNorm(training.part);
  const { network, quantization } = completed;
  const added =
    completed === training.part
      ? []
      : [problem('batch-norm-added', { scheme: quantization.scheme, network })];
  const unknown = [...texts.keys()].map((key) => problem('link-unknown-key', { key: excerpt(key) }));
  return {
    state: {
      screen: 'explore',
      training: completed,
      hardware: hardware.part,
      view: view.part,
      array: array.part,
      sweep: sweep.part,
      experiments: experiments.part,
      search: search.part,
      claim: claim.part,
      pins: pins.claims,
    },
    problems: [
      ...training.problems,
      ...added,
      ...hardware.problems,
      ...view.problems,
      ...array.problems,
      ...sweep.problems,
      ...experiments.problems,
      ...search.problems,
      ...claim.problems,
      ...pins.problems,
      ...unknown,
    ],
  };
}

function repaired(state: LinkState, problems: readonly Problem[]): DecodedLink {
  const rest = problems.length - maximumProblems;
  const shown =
    rest > 0
      ? [...problems.slice(0, maximumProblems), problem('link-more-repairs', { count: rest })]
      : problems;
  return { state, problems: shown, isNewer: false };
}
