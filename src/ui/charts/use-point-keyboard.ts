import { type KeyboardEvent, useCallback } from 'react';
import { type ArrowDirection, nearestInDirection } from './nearest-in-direction';
import type { PlacedDatum } from './pareto-datum';

interface PointKeyboard {
  readonly placed: readonly PlacedDatum[];
  readonly focusedId: string | null;
  focus(id: string): void;
  onSelect(id: string): void;
  onPin(id: string): void;
  zoomBy(factor: number): void;
  resetZoom(): void;
}

const arrows: Readonly<Record<string, ArrowDirection>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Keys of the chart while one of its points has the focus. */
export function usePointKeyboard(keyboard: PointKeyboard): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (handleKey(event.key, keyboard)) event.preventDefault();
    },
    [keyboard],
  );
}

function handleKey(key: string, keyboard: PointKeyboard): boolean {
  const current = keyboard.placed.find(({ id }) => id === keyboard.focusedId);
  if (!current) return false;
  const direction = arrows[key];
  if (direction) {
    const next = nearestInDirection(keyboard.placed, current, direction);
    if (next) keyboard.focus(next.id);
    return true;
  }
  switch (key.toLowerCase()) {
    case 'f':
      focusNextOnFront(keyboard, current);
      return true;
    case 'enter':
    case ' ':
      keyboard.onSelect(current.id);
      return true;
    case 'p':
      keyboard.onPin(current.id);
      return true;
    case '+':
    case '=':
      keyboard.zoomBy(1.5);
      return true;
    case '-':
      keyboard.zoomBy(1 / 1.5);
      return true;
    case '0':
      keyboard.resetZoom();
      return true;
    default:
      return false;
  }
}

function focusNextOnFront(keyboard: PointKeyboard, current: PlacedDatum): void {
  const front = keyboard.placed.filter(({ onFront }) => onFront).sort((left, right) => left.x - right.x);
  const next = front.find(({ x }) => x > current.x) ?? front[0];
  if (next) keyboard.focus(next.id);
}
