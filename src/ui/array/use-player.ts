import { useReducedMotion } from '@mantine/hooks';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../state/store';

/** Cycles in a second; `layer`: so many that the whole layer takes `layerSeconds`. */
export const speeds = ['1', '4', '16', '64', '256', 'layer'] as const;
export type Speed = (typeof speeds)[number];

const layerSeconds = 20;

export interface Player {
  /** From 1 to the last cycle of the layer. */
  readonly cycle: number;
  readonly cycles: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  /** Steps alone: the system asks for less motion. */
  readonly isStill: boolean;
  goTo(cycle: number): void;
  step(by: number): void;
  togglePlaying(): void;
  setSpeed(speed: Speed): void;
}

/**
 * The cycle that is looked at. It lies in the store, and so in the link, whenever it rests; while it plays only the screen
 * knows it. It plays at first where nothing was chosen and motion is welcome.
 */
export function usePlayer(cycles: number): Player {
  const stored = useAppStore((state) => state.arrayView.cycle);
  const setArrayView = useAppStore((state) => state.setArrayView);
  const isStill = useReducedMotion(false, { getInitialValueInEffect: false });
  const [speed, setSpeed] = useState<Speed>('4');
  const [played, setPlayed] = useState<number | null>(stored === 1 && !isStill ? 1 : null);
  const isPlaying = played !== null && !isStill;
  const cycle = Math.min(cycles, isPlaying ? played : stored);
  const rest = useCallback(
    (at: number) => {
      setPlayed(null);
      setArrayView({ cycle: Math.max(1, Math.min(cycles, Math.round(at))) });
    },
    [cycles, setArrayView],
  );
  const shown = useRef(cycle);
  shown.current = cycle;
  useEffect(() => {
    if (!isPlaying) return;
    return everyFrame((seconds) => {
      const perSecond = speed === 'layer' ? cycles / layerSeconds : Number(speed);
      setPlayed((from) => (from === null ? null : Math.min(cycles, from + perSecond * seconds)));
    });
  }, [isPlaying, speed, cycles]);
  const isOver = isPlaying && cycle >= cycles;
  useEffect(() => {
    if (isOver) rest(cycles);
  }, [isOver, cycles, rest]);
  return {
    cycle: Math.floor(cycle),
    cycles,
    isPlaying,
    speed,
    isStill,
    goTo: rest,
    step: (by) => rest(Math.floor(shown.current) + by),
    togglePlaying: () => {
      if (isPlaying) rest(Math.floor(shown.current));
      else setPlayed(cycle >= cycles ? 1 : cycle);
    },
    setSpeed,
  };
}

/** Calls back with the seconds since the call before; returns how to stop. */
function everyFrame(onFrame: (seconds: number) => void): () => void {
  let last: number | null = null;
  const draw = (time: number): void => {
    // A page in the background draws nothing: what was missed is not caught up.
    if (last !== null) onFrame(Math.min(0.1, (time - last) / 1000));
    last = time;
    request = requestAnimationFrame(draw);
  };
  let request = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(request);
}
