import type { DesignPoint } from '../core/explore/design-point';
import type { TrainingConfiguration } from '../core/explore/training-configuration';

type Cell = string | number | boolean;

interface Column {
  readonly header: string;
  cell(point: DesignPoint): Cell;
}

/** Rows of the table in full precision; every header names its unit. Numbers use a dot, whatever the language. */
export function tableCsv(
  points: readonly DesignPoint[],
  frontIds: ReadonlySet<string>,
  nameOf: (configuration: TrainingConfiguration) => string,
): string {
  const columns: readonly Column[] = [
    { header: 'design', cell: ({ configuration }) => nameOf(configuration) },
    { header: 'on_front', cell: ({ id }) => frontIds.has(id) },
    ...dataColumns,
  ];
  const lines = points.map((point) => columns.map(({ cell }) => escapeCell(cell(point))).join(','));
  return [columns.map(({ header }) => header).join(','), ...lines, ''].join('\r\n');
}

const dataColumns: readonly Column[] = [
  { header: 'id', cell: ({ id }) => id },
  { header: 'dataset', cell: ({ configuration }) => configuration.dataset },
  { header: 'network', cell: ({ configuration }) => configuration.network },
  { header: 'method', cell: ({ configuration }) => configuration.method },
  { header: 'scheme', cell: ({ configuration }) => configuration.quantization.scheme },
  {
    header: 'scheme_parameters',
    cell: ({ configuration }) => JSON.stringify(configuration.quantization.schemeParams),
  },
  { header: 'weight_bits', cell: ({ configuration }) => configuration.quantization.weightBits },
  { header: 'activation_bits', cell: ({ configuration }) => configuration.quantization.activationBits },
  { header: 'edge_layers', cell: ({ configuration }) => configuration.quantization.edgeLayers },
  { header: 'seeds', cell: ({ testAccuracy }) => testAccuracy.seeds },
  { header: 'test_accuracy_fraction', cell: ({ testAccuracy }) => testAccuracy.meanFraction },
  {
    header: 'test_accuracy_low_fraction',
    cell: ({ testAccuracy }) => testAccuracy.intervalFraction?.low ?? '',
  },
  {
    header: 'test_accuracy_high_fraction',
    cell: ({ testAccuracy }) => testAccuracy.intervalFraction?.high ?? '',
  },
  {
    header: 'validation_accuracy_fraction',
    cell: ({ validationAccuracy }) => validationAccuracy.meanFraction,
  },
  { header: 'energy_pJ_per_inference', cell: ({ cost }) => cost?.totals.energyPj ?? '' },
  { header: 'inferences_per_joule', cell: ({ cost }) => cost?.totals.inferencesPerJoule ?? '' },
  { header: 'tops_per_watt', cell: ({ cost }) => cost?.totals.topsPerWatt ?? '' },
  { header: 'latency_s', cell: ({ cost }) => cost?.totals.latencySeconds ?? '' },
  { header: 'area_um2', cell: ({ cost }) => cost?.totals.areaUm2 ?? '' },
  { header: 'origin', cell: ({ origin }) => origin },
];

function escapeCell(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
