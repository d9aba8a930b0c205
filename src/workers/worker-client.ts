import { type Endpoint, type Remote, wrap } from 'comlink';
import { ProblemError } from '../core/problem';
import { type Answer, CancelledError, unwrap } from './answer';

/** Every worker answers this at once, however long its work takes: a worker that does not is gone. */
export interface Pingable {
  ping(): true;
}

export interface WorkerLike extends Endpoint {
  terminate(): void;
}

export interface WorkerClientOptions<Api> {
  start(): WorkerLike;
  /** Asks the worker to end its present call soon; without it a cancelled call ends the worker. */
  cancel?(api: Remote<Api>): Promise<unknown>;
  readonly pingMilliseconds?: number;
}

/** One worker that starts when first called, and again after a crash or a hard stop. */
export interface WorkerClient<Api> {
  /** Starts the worker now, so that the first call need not wait for it. */
  prepare(): void;
  /**
   * Rejects with the ProblemError of the worker, with `worker-crashed` when the worker dies, or with a CancelledError
   * when the signal aborts: as soon as the worker obeys, or after its grace period by ending it.
   */
  call<Value>(invoke: (api: Remote<Api>) => Promise<Answer<Value>>, signal?: AbortSignal): Promise<Value>;
  /** A message to the running worker that needs no answer; nothing happens where none is running. */
  tell(send: (api: Remote<Api>) => Promise<unknown>): void;
  stop(): void;
}

const graceMilliseconds = 1500;
const defaultPingMilliseconds = 3000;
/** So many pings in a row unanswered mean a dead worker: browsers announce no crash for lack of memory. */
const toleratedPings = 4;

interface Session<Api> {
  readonly api: Remote<Api>;
  /** Rejects when the worker is ended, by a crash or by us; never resolves. */
  readonly ended: Promise<never>;
  pendingCalls: number;
  end(error: Error): void;
}

export function createWorkerClient<Api extends Pingable>(
  options: WorkerClientOptions<Api>,
): WorkerClient<Api> {
  let session: Session<Api> | null = null;
  const current = (): Session<Api> => {
    session ??= startSession(options, () => {
      session = null;
    });
    return session;
  };
  return {
    prepare: () => void current(),
    call: async (invoke, signal) => {
      if (signal?.aborted) throw new CancelledError();
      const running = current();
      const stopListening = endOnAbort(running, options, signal);
      running.pendingCalls++;
      try {
        return unwrap(await Promise.race([invoke(running.api), running.ended]));
      } finally {
        running.pendingCalls--;
        stopListening();
      }
    },
    tell: (send) => {
      if (session) void send(session.api);
    },
    stop: () => session?.end(new CancelledError()),
  };
}

function startSession<Api extends Pingable>(
  { start, pingMilliseconds = defaultPingMilliseconds }: WorkerClientOptions<Api>,
  onEnd: () => void,
): Session<Api> {
  const worker = start();
  const api = wrap<Api>(worker);
  const { promise: ended, reject } = withRejection();
  const session: Session<Api> = {
    api,
    ended,
    pendingCalls: 0,
    end: (error) => {
      clearInterval(heartbeat);
      worker.terminate();
      onEnd();
      reject(error);
    },
  };
  const crash = (reason: string) => session.end(new ProblemError('worker-crashed', { reason }));
  worker.addEventListener('error', ((event: Partial<ErrorEvent>) =>
    crash(event.message ?? 'error')) as EventListener);
  worker.addEventListener('messageerror', () => crash('messageerror'));
  const heartbeat = watch(session, pingMilliseconds, () => crash('no answer'));
  return session;
}

/** Pings while a call is pending. */
function watch<Api extends Pingable>(
  session: Session<Api>,
  pingMilliseconds: number,
  onSilence: () => void,
): ReturnType<typeof setInterval> {
  const pingable = session.api as unknown as Remote<Pingable>;
  let unanswered = 0;
  return setInterval(() => {
    if (session.pendingCalls === 0) {
      unanswered = 0;
      return;
    }
    if (unanswered >= toleratedPings) {
      onSilence();
      return;
    }
    unanswered++;
    void pingable.ping().then(() => {
      unanswered = 0;
    });
  }, pingMilliseconds);
}

/** Returns how to forget the signal. */
function endOnAbort<Api>(
  session: Session<Api>,
  { cancel }: WorkerClientOptions<Api>,
  signal: AbortSignal | undefined,
): () => void {
  if (!signal) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onAbort = () => {
    if (cancel) void cancel(session.api);
    timer = setTimeout(() => session.end(new CancelledError()), cancel ? graceMilliseconds : 0);
  };
  signal.addEventListener('abort', onAbort);
  return () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  };
}

function withRejection(): { readonly promise: Promise<never>; reject(error: Error): void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  // A worker may end while nobody waits for it.
  promise.catch(() => undefined);
  return { promise, reject };
}
