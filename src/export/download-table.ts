import type { DesignPoint } from '../core/explore/design-point';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { saveFile } from './save-file';
import { tableCsv } from './table-csv';

export function downloadTable(
  points: readonly DesignPoint[],
  frontIds: ReadonlySet<string>,
  nameOf: (configuration: TrainingConfiguration) => string,
): void {
  saveFile('bitfrontier-designs.csv', 'text/csv;charset=utf-8', tableCsv(points, frontIds, nameOf));
}
