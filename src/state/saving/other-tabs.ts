import * as v from 'valibot';
import { assertNever } from '../../core/assert-never';
import { isSameCounts, queueCounts } from '../selectors/queue-counts';
import type { AppStore } from '../store';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('ask') }),
  v.object({ kind: v.literal('progress'), counts: v.object({ total: count, done: count, failed: count }) }),
]);
type Message = v.InferOutput<typeof messageSchema>;

/** Reaches the other tabs with this page. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

/** In a tab that waits for the queue: asks the tab that holds it how far it is, and hears of every change. Returns how to end. */
export function watchHolder(store: AppStore, channel: TabChannel): () => void {
  listen(channel, (message) => {
    switch (message.kind) {
      case 'ask':
        return;
      case 'progress':
        store.getState().noteOtherQueue(message.counts);
        return;
      default:
        assertNever(message);
    }
  });
  send(channel, { kind: 'ask' });
  return () => {
    channel.onmessage = null;
    store.getState().noteOtherQueue(null);
  };
}

/** In the tab that holds the queue: tells the others how far it is, when they ask and when it changes. */
export function tellProgress(store: AppStore, channel: TabChannel): void {
  let told = queueCounts(store.getState().jobs);
  const tell = (): void => send(channel, { kind: 'progress', counts: told });
  listen(channel, ({ kind }) => {
    if (kind === 'ask') tell();
  });
  tell();
  store.subscribe(({ jobs }, previous) => {
    if (jobs === previous.jobs) return;
    const counts = queueCounts(jobs);
    if (isSameCounts(counts, told)) return;
    told = counts;
    tell();
  });
}

/** Tabs may run different versions of the page: what this one does not know is not for it. */
function listen(channel: TabChannel, hear: (message: Message) => void): void {
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const parsed = v.safeParse(messageSchema, data);
    if (parsed.success) hear(parsed.output);
  };
}

function send(channel: TabChannel, message: Message): void {
  channel.postMessage(message);
}
