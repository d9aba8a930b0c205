import type { QueueLock } from './persist-work';

const name = 'bitfrontier-queue';

/** Where the browser has no locks (pages without https), every tab takes the queue as its own. */
export function browserQueueLock(): QueueLock {
  return {
    hold: (onHeld) => {
      const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
      if (!locks) {
        void onHeld();
        return;
      }
      void locks.request(name, async () => {
        await onHeld();
        return new Promise<never>(() => undefined);
      });
    },
    channel: new BroadcastChannel(name),
  };
}
