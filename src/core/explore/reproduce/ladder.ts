export const rungIds = [
  'frozen-power-of-two',
  'learned-power-of-two',
  'learned-real',
  'per-channel',
  'activation-offset',
  'both-offsets',
  'lsq-plus',
] as const;
export type RungId = (typeof rungIds)[number];

/** One way to quantize, and the one from which it differs in one thing. */
export interface Rung {
  readonly id: RungId;
  readonly scheme: string;
  readonly schemeParams: Readonly<Record<string, string>>;
  readonly base: RungId | null;
  readonly name: string;
  /** What it adds to its base. */
  readonly adds: string;
}

/**
 * From plain fixed point to learned scales and offsets, one factor at a time. All but the ends are `lsq`, so that the
 * factor is all that differs; the frozen step comes from the least squared error, the other end is LSQ+ as published.
 */
export const ladder: readonly Rung[] = [
  {
    id: 'frozen-power-of-two',
    scheme: 'fixed-point',
    schemeParams: {},
    base: null,
    name: 'frozen power-of-two step',
    adds: '',
  },
  {
    id: 'learned-power-of-two',
    scheme: 'lsq',
    schemeParams: { scaleKind: 'power-of-two' },
    base: 'frozen-power-of-two',
    name: 'learned power-of-two step',
    adds: 'the step is learned',
  },
  {
    id: 'learned-real',
    scheme: 'lsq',
    schemeParams: {},
    base: 'learned-power-of-two',
    name: 'learned real step (LSQ)',
    adds: 'the step is any number: a scale in hardware',
  },
  {
    id: 'per-channel',
    scheme: 'lsq',
    schemeParams: { granularity: 'channel' },
    base: 'learned-real',
    name: 'real step per channel',
    adds: 'every output channel has its own step of the weights',
  },
  {
    id: 'activation-offset',
    scheme: 'lsq',
    schemeParams: { offset: 'activations' },
    base: 'learned-real',
    name: 'real step with offset of activations',
    adds: 'activations have a learned offset',
  },
  {
    id: 'both-offsets',
    scheme: 'lsq',
    schemeParams: { offset: 'both' },
    base: 'activation-offset',
    name: 'real step with both offsets',
    adds: 'weights have a learned offset, too',
  },
  {
    id: 'lsq-plus',
    scheme: 'lsq-plus',
    schemeParams: {},
    base: 'learned-real',
    name: 'LSQ+',
    adds: 'offset of activations and the initial values of LSQ+',
  },
];

/** @throws RangeError for an unknown rung. */
export function rungOf(id: RungId): Rung {
  const found = ladder.find((rung) => rung.id === id);
  if (!found) throw new RangeError(`no rung ${id}`);
  return found;
}
