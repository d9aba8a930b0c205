import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { type Answer, answer, CancelledError } from './answer';
import { createWorkerClient, type Pingable, type WorkerLike } from './worker-client';

interface Api extends Pingable {
  double(value: number): Promise<Answer<number>>;
  fail(): Promise<Answer<number>>;
  hang(): Promise<Answer<number>>;
  cancel(): void;
}

/** A worker in this thread, behind a channel, that can be made to crash or to fall silent. */
function createFakeWorker({ obedient = true, silent = false } = {}) {
  const { port1, port2 } = new MessageChannel();
  let [terminated, endHanging] = [false, (): void => undefined];
  const api: Api = {
    ping: () => true,
    double: (value) => answer(() => 2 * value),
    fail: () =>
      answer(() => {
        throw new ProblemError('out-of-range', { key: 'lanes', minimum: 1, maximum: 64, value: 0 });
      }),
    hang: () =>
      answer(
        () =>
          new Promise<number>((_, reject) => {
            endHanging = () => reject(new CancelledError());
          }),
      ),
    cancel: () => {
      if (obedient) endHanging();
    },
  };
  if (!silent) expose(api, port2);
  const events = new EventTarget();
  const worker: WorkerLike = {
    postMessage: (message, transfer) => port1.postMessage(message, transfer ?? []),
    addEventListener: (type, listener) => {
      (type === 'message' ? port1 : events).addEventListener(type, listener);
      port1.start();
    },
    removeEventListener: (type, listener) => port1.removeEventListener(type, listener),
    terminate: () => {
      terminated = true;
      port1.close();
      port2.close();
    },
  };
  return {
    worker,
    isTerminated: () => terminated,
    crash: (message: string) => events.dispatchEvent(Object.assign(new Event('error'), { message })),
  };
}

function createClient(...fakes: ReturnType<typeof createFakeWorker>[]) {
  let started = 0;
  const client = createWorkerClient<Api>({
    start: () => (fakes[started++] as ReturnType<typeof createFakeWorker>).worker,
    cancel: (api) => api.cancel(),
    pingMilliseconds: 20,
  });
  return { client, starts: () => started };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 30));

const open: { stop(): void }[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

describe('createWorkerClient()', () => {
  it('starts one worker at the first call and keeps it', async () => {
    const { client, starts } = createClient(createFakeWorker());
    open.push(client);
    expect(starts()).toBe(0);
    expect(await client.call((api) => api.double(21))).toBe(42);
    expect(await client.call((api) => api.double(4))).toBe(8);
    expect(starts()).toBe(1);
  });

  it('calls the worker that was prepared', async () => {
    const { client, starts } = createClient(createFakeWorker());
    open.push(client);
    client.prepare();
    client.prepare();
    expect(starts()).toBe(1);
    expect(await client.call((api) => api.double(21))).toBe(42);
    expect(starts()).toBe(1);
  });

  it('gives back the problem that the worker met, with its parameters', async () => {
    const { client } = createClient(createFakeWorker());
    open.push(client);
    const error = await client.call((api) => api.fail()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem.parameters).toMatchObject({ key: 'lanes', value: 0 });
  });

  it('reports a crash to the pending call and starts another worker for the next one', async () => {
    const [first, second] = [createFakeWorker(), createFakeWorker()];
    const { client, starts } = createClient(first, second);
    open.push(client);
    const pending = client.call((api) => api.hang());
    first.crash('out of memory');
    await expect(pending).rejects.toMatchObject({
      problem: { code: 'worker-crashed', parameters: { reason: 'out of memory' } },
    });
    expect(first.isTerminated()).toBe(true);
    expect(await client.call((api) => api.double(1))).toBe(2);
    expect(starts()).toBe(2);
  });

  it('takes a worker that answers no ping for dead', async () => {
    const { client } = createClient(createFakeWorker({ silent: true }));
    await expect(client.call((api) => api.hang())).rejects.toMatchObject({
      problem: { code: 'worker-crashed' },
    });
  });

  it('does not take a long call for a dead worker', async () => {
    const fake = createFakeWorker();
    const { client } = createClient(fake);
    open.push(client);
    const controller = new AbortController();
    const pending = client.call((api) => api.hang(), controller.signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(fake.isTerminated()).toBe(false);
    controller.abort();
    await expect(pending).rejects.toThrow(CancelledError);
  });

  it('cancels an obedient worker without ending it', async () => {
    const fake = createFakeWorker();
    const { client } = createClient(fake);
    open.push(client);
    const controller = new AbortController();
    const pending = client.call((api) => api.hang(), controller.signal);
    await settled();
    controller.abort();
    await expect(pending).rejects.toThrow(CancelledError);
    expect(fake.isTerminated()).toBe(false);
    expect(await client.call((api) => api.double(3))).toBe(6);
  });

  it('ends a worker that does not obey within its grace period', async () => {
    const fake = createFakeWorker({ obedient: false });
    const { client } = createClient(fake);
    const controller = new AbortController();
    const pending = client.call((api) => api.hang(), controller.signal);
    await settled();
    controller.abort();
    await settled();
    expect(fake.isTerminated()).toBe(false);
    await expect(pending).rejects.toThrow(CancelledError);
    expect(fake.isTerminated()).toBe(true);
  });

  it('refuses a call whose signal has aborted, without starting a worker', async () => {
    const { client, starts } = createClient();
    const aborted = AbortSignal.abort();
    await expect(client.call((api) => api.double(1), aborted)).rejects.toThrow(CancelledError);
    expect(starts()).toBe(0);
  });
});
