import type { StateCreator } from 'zustand';
import type { AppState, MeasurementSlice } from '../app-state';

/** The measurement as data; `state/running/measurement-runner` watches it and drives the hardware worker. */
export const createMeasurementSlice: StateCreator<AppState, [], [], MeasurementSlice> = (set) => ({
  measurement: null,
  measurements: {},
  startMeasurement: (pointId, resultKey) =>
    set(({ hardware }) => ({
      measurement: { pointId, resultKey, hardware, status: 'queued', progress: null, problem: null },
    })),
  cancelMeasurement: () =>
    set(({ measurement }) =>
      measurement && (measurement.status === 'queued' || measurement.status === 'running')
        ? { measurement: { ...measurement, status: 'cancelled' } }
        : {},
    ),
  dropMeasurement: (pointId) =>
    set(({ measurements }) => ({
      measurements: Object.fromEntries(Object.entries(measurements).filter(([id]) => id !== pointId)),
    })),
  updateMeasurement: (change) =>
    set(({ measurement }) => (measurement ? { measurement: { ...measurement, ...change } } : {})),
  addMeasurement: (pointId, measured) =>
    set(({ measurements }) => ({ measurements: { ...measurements, [pointId]: measured } })),
});
