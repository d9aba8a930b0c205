import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { CancelledError, problemOf } from '../../workers/answer';
import type { TrainingClient } from '../../workers/training-client';
import type { RunEvent } from '../../workers/training-worker-api';
import type { AppStore } from '../store';

/** No run that a person starts has this seed, so that nothing is at hand and FP32 training begins at once. */
const probeSeed = 2 ** 31 - 1;
const measuredMilliseconds = 1500;

/**
 * Answers the store's questions about training speed, one after the other: starts the training in question and ends it
 * once it has shown its speed. Nothing of it is kept. Returns how to stop.
 */
export function startSpeedProbe(
  store: AppStore,
  client: Pick<TrainingClient, 'run'>,
  datasetsUrl: string,
  now: () => number = () => performance.now(),
): () => void {
  let controller: AbortController | null = null;
  const follow = () => {
    const [question] = store.getState().speedQuestions;
    if (!question || controller) return;
    const probe = new AbortController();
    controller = probe;
    void measureSpeed(client, question, datasetsUrl, probe, now)
      .then(
        (speed) => {
          if (speed !== null) store.getState().noteSpeed(question.network, speed);
          return null;
        },
        (error: unknown) => problemOf(error),
      )
      .then((problem) => {
        controller = null;
        store.getState().endSpeedQuestion(question, problem);
      });
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.speedQuestions !== previous.speedQuestions) follow();
  });
  follow();
  return () => {
    unsubscribe();
    controller?.abort();
  };
}

/** Optimizer steps per second; null where the training ended before it showed its speed. */
async function measureSpeed(
  client: Pick<TrainingClient, 'run'>,
  question: TrainingConfiguration,
  datasetsUrl: string,
  probe: AbortController,
  now: () => number,
): Promise<number | null> {
  const configuration = { ...question, method: 'float', seed: probeSeed } as const;
  let start: { readonly steps: number; readonly milliseconds: number } | null = null;
  let speed: number | null = null;
  const onEvent = (event: RunEvent) => {
    const { stepsDone } = event.progress;
    if (stepsDone === 0) return;
    const milliseconds = now();
    start ??= { steps: stepsDone, milliseconds };
    const elapsed = milliseconds - start.milliseconds;
    if (elapsed <= 0) return;
    speed = (1000 * (stepsDone - start.steps)) / elapsed;
    if (elapsed >= measuredMilliseconds) probe.abort();
  };
  try {
    await client.run({ configuration, datasetsUrl }, onEvent, probe.signal);
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
  }
  return speed;
}
