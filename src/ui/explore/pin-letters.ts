/** A, B, C … for the pinned designs, in the order of pinning. */
export function pinLetters(pinnedIds: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pinnedIds.map((id, place) => [id, pinLetter(place)]));
}

function pinLetter(place: number): string {
  return String.fromCharCode(65 + (place % 26));
}
