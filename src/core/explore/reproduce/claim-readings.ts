import type { RungId } from './ladder';

/**
 * What `adding scale and offset to LSQ costs about three times the energy` may mean: from which rung to which. The paper's
 * own networks, machine and technology are not known, so every reading is looked at.
 */
export interface ClaimReading {
  readonly id: 'offsets' | 'scale-and-offsets' | 'all-of-it' | 'lsq-plus';
  readonly from: RungId;
  readonly to: RungId;
  /** Whether the cheaper design has a scale to apply somewhere. */
  readonly startsWithScale: boolean;
  readonly text: string;
}

export const claimReadings: readonly ClaimReading[] = [
  {
    id: 'offsets',
    from: 'learned-real',
    to: 'both-offsets',
    startsWithScale: true,
    text: 'LSQ has its scale already; offsets are added',
  },
  {
    id: 'lsq-plus',
    from: 'learned-real',
    to: 'lsq-plus',
    startsWithScale: true,
    text: 'LSQ against LSQ+, which has an offset of activations alone',
  },
  {
    id: 'scale-and-offsets',
    from: 'learned-power-of-two',
    to: 'both-offsets',
    startsWithScale: false,
    text: 'LSQ with power-of-two steps, which need no multiplier; scale and offsets are added',
  },
  {
    id: 'all-of-it',
    from: 'frozen-power-of-two',
    to: 'both-offsets',
    startsWithScale: false,
    text: 'plain fixed point; scale and offsets are added',
  },
];
