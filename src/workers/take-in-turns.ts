/** Work without a turn for others; pings go unanswered for no longer. */
const sliceMilliseconds = 50;

/** Takes all that is yielded; whenever that has lasted a while, other messages have their turn. */
export async function takeInTurns<Item>(
  items: Iterable<Item>,
  take: (item: Item) => void,
  turn: () => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<void> {
  let sliceStart = now();
  for (const item of items) {
    take(item);
    if (now() - sliceStart < sliceMilliseconds) continue;
    await turn();
    sliceStart = now();
  }
}
