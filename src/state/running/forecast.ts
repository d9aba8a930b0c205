/** How long a run will still take, from the speed that it has shown. */
export interface Forecast {
  /** Seconds left after `stepsDone` of `stepsPlanned`; null until enough was measured. */
  note(stepsDone: number, stepsPlanned: number, milliseconds: number): number | null;
  /** Time until the next note does not count: the run was held. */
  hold(): void;
}

const measuredMilliseconds = 500;
/** Weight of the newest measurement per second: older ones fade within some seconds. */
const fadingPerSecond = 0.3;

export function createForecast(): Forecast {
  let last: { readonly steps: number; readonly milliseconds: number } | null = null;
  let stepsPerMillisecond: number | null = null;
  let measured = 0;
  return {
    note: (stepsDone, stepsPlanned, milliseconds) => {
      const elapsed = last ? milliseconds - last.milliseconds : 0;
      const steps = last ? stepsDone - last.steps : 0;
      if (elapsed > 0 && steps > 0) {
        const weight = 1 - (1 - fadingPerSecond) ** (elapsed / 1000);
        const rate = steps / elapsed;
        stepsPerMillisecond =
          stepsPerMillisecond === null ? rate : stepsPerMillisecond + weight * (rate - stepsPerMillisecond);
        measured += elapsed;
      }
      // Time without steps, such as measuring at the end of an epoch, counts towards the next steps.
      if (last === null || steps > 0 || stepsDone === 0) last = { steps: stepsDone, milliseconds };
      if (stepsPerMillisecond === null || measured < measuredMilliseconds) return null;
      return (stepsPlanned - stepsDone) / stepsPerMillisecond / 1000;
    },
    hold: () => {
      last = null;
    },
  };
}
