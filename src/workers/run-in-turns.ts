/** Runs work to its end: before each of its steps it tells the progress and lets messages in. */
export async function runInTurns<Progress, Result>(
  work: Generator<Progress, Result>,
  onProgress: (progress: Progress) => void,
  turn: () => Promise<void>,
): Promise<Result> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    onProgress(step.value);
    await turn();
  }
}
