import type { DesignPoint } from '../../core/explore/design-point';
import { measurability } from '../../core/hardware/cost/measured/measurable';
import type { Problem } from '../../core/problem';
import type { PointMeasurement } from '../../state/app-state';
import { measurementFor } from '../../state/measured-costs';
import { useAppStore } from '../../state/store';
import { useRetrain } from './use-retrain';

/** Where the measurement of a design stands. */
export type MeasuringState =
  | { readonly kind: 'measured'; readonly measurement: PointMeasurement }
  | { readonly kind: 'running'; readonly layersDone: number; readonly layers: number }
  | { readonly kind: 'other-source' | 'other-machine' }
  | { readonly kind: 'no-weights' }
  /** `isOutdated`: it was measured on another datapath; `problem`: why it was not. */
  | { readonly kind: 'open'; readonly isOutdated: boolean; readonly problem: Problem | null };

/** What its one button does. */
export interface MeasuringAction {
  readonly kind: 'start' | 'cancel' | 'drop' | 'train';
  /** Key of the catalogue. */
  readonly label: string;
  readonly isDisabled: boolean;
  run(): void;
}

export interface Measuring {
  readonly state: MeasuringState;
  readonly action: MeasuringAction | null;
}

export function useMeasuring(point: DesignPoint): Measuring {
  const networks = useAppStore((state) => state.networks);
  const start = useAppStore((state) => state.startMeasurement);
  const cancel = useAppStore((state) => state.cancelMeasurement);
  const drop = useAppStore((state) => state.dropMeasurement);
  const { pending, retrain } = useRetrain(point);
  const state = useMeasuringState(point);
  const key = point.results.map((result) => result.key).find((each) => networks[each] !== undefined);
  const enabled = (
    kind: MeasuringAction['kind'],
    label: string,
    run: () => void,
    isDisabled = false,
  ): Measuring => ({ state, action: { kind, label, isDisabled, run } });
  switch (state.kind) {
    case 'measured':
      return enabled('drop', 'measure.drop', () => drop(point.id));
    case 'running':
      return enabled('cancel', 'measure.cancel', cancel);
    case 'other-source':
    case 'other-machine':
      return { state, action: null };
    case 'no-weights':
      return enabled('train', pending ? 'weights.training' : 'weights.trainHere', retrain, pending);
    case 'open': {
      const label = state.isOutdated ? 'measure.again' : 'measure.start';
      return enabled('start', label, () => start(point.id, key ?? ''));
    }
  }
}

function useMeasuringState(point: DesignPoint): MeasuringState {
  const hardware = useAppStore((state) => state.costedHardware);
  const run = useAppStore(({ measurement }) => (measurement?.pointId === point.id ? measurement : null));
  const isOutdated = useAppStore((state) => state.measurements[point.id] !== undefined);
  const measurement = useAppStore((state) => measurementFor(state.measurements, point.id, hardware));
  const hasWeights = useAppStore(({ networks }) =>
    point.results.some((result) => networks[result.key] !== undefined),
  );
  if (run?.status === 'queued' || run?.status === 'running') {
    const { layersDone, layers } = run.progress ?? { layersDone: 0, layers: 0 };
    return { kind: 'running', layersDone, layers };
  }
  if (measurement) return { kind: 'measured', measurement };
  const possible = measurability(hardware);
  if (possible !== 'measurable') return { kind: possible };
  if (!hasWeights) return { kind: 'no-weights' };
  return { kind: 'open', isOutdated, problem: run?.status === 'failed' ? run.problem : null };
}
