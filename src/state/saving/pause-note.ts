const key = 'bitfrontier-queue-paused';

/** Whether the queue is paused, noted before the page can go; null where nothing can be or was noted. */
export function readPauseNote(): boolean | null {
  try {
    const note = localStorage.getItem(key);
    return note === null ? null : note === 'true';
  } catch {
    return null;
  }
}

export function writePauseNote(isPaused: boolean): void {
  try {
    localStorage.setItem(key, String(isPaused));
  } catch {
    // A browser that refuses leaves the saved queue, which is written a moment later, to tell.
  }
}
