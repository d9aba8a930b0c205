import { CancelledError } from './answer';

/** Holds or ends the work of one run at the points where it breathes. */
export interface RunGate {
  /** Lets messages in; then resolves, waits while paused, or rejects with a CancelledError. */
  breathe(): Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** `letMessagesIn` resolves after the messages that have arrived were handled. */
export function createRunGate(letMessagesIn: () => Promise<void>): RunGate {
  let [isPaused, isCancelled] = [false, false];
  let wake: () => void = () => undefined;
  const change = (paused: boolean, cancelled: boolean) => {
    [isPaused, isCancelled] = [paused, cancelled];
    wake();
  };
  return {
    breathe: async () => {
      await letMessagesIn();
      while (isPaused && !isCancelled) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (isCancelled) throw new CancelledError();
    },
    pause: () => change(true, isCancelled),
    resume: () => change(false, isCancelled),
    cancel: () => change(isPaused, true),
  };
}

/** A turn of the message queue; unlike setTimeout it is not slowed down to 4 ms. */
export function nextMessageTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
