import type { DesignPoint } from '../core/explore/design-point';
import { costKey, workloadKey } from '../core/explore/design-point-key';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Workload } from '../workers/hardware-worker-api';
import type { AppState, PointMeasurement } from './app-state';

type Measured = Pick<DesignPoint, 'id' | 'configuration'>;

/** What was measured of a point, where the hardware has the datapath that it was measured on; else null. */
export function measurementFor(
  measurements: AppState['measurements'],
  pointId: string,
  hardware: HardwareConfiguration,
): PointMeasurement | null {
  const measurement = measurements[pointId];
  return measurement?.holdsOn(hardware) ? measurement : null;
}

/** Key of the cost with measured energies, beside that of the table. */
export function measuredCostKey(
  { configuration }: Pick<DesignPoint, 'configuration'>,
  { resultKey }: PointMeasurement,
  hardware: HardwareConfiguration,
): string {
  return `${costKey(configuration, hardware)}-${resultKey}`;
}

export function measuredWorkload({ configuration }: Measured, measurement: PointMeasurement): Workload {
  const { resultKey, datapathKey: datapath, energies } = measurement;
  return { key: `${workloadKey(configuration)}-${resultKey}-${datapath}`, configuration, measured: energies };
}
