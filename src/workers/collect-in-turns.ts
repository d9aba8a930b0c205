/** Work without a turn for others; pings go unanswered for no longer. */
const sliceMilliseconds = 50;

/** All that is yielded; whenever that has taken a while, other messages have their turn. */
export async function collectInTurns<Item>(
  items: Iterable<Item>,
  turn: () => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<readonly Item[]> {
  const collected: Item[] = [];
  let sliceStart = now();
  for (const item of items) {
    collected.push(item);
    if (now() - sliceStart < sliceMilliseconds) continue;
    await turn();
    sliceStart = now();
  }
  return collected;
}
