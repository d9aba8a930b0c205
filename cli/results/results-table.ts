import { estimateAccuracy, sampleDeviation } from '../../src/core/explore/accuracy-estimate';
import { type AccuracyComparison, compareAccuracy } from '../../src/core/explore/compare-accuracy';
import { designPointId } from '../../src/core/explore/design-point-key';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { defaultRecipe, type TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { canonicalJson } from '../../src/core/hash';
import type { ParamValues } from '../../src/core/parameters/param-spec';
import { formatParams } from '../../src/core/parameters/parse-params';
import { schemes } from '../../src/core/schemes';

const columns = ['W2A2', 'W3A3', 'W4A4', 'W8A8'] as const;

/** Tables of results as Markdown: one section per network, one row per scheme, parameters and method. */
export function resultsTables(results: readonly TrainedResult[]): string {
  const sections = groupBy(results, ({ configuration: { dataset, network, networkParams, recipe } }) =>
    canonicalJson([dataset, network, networkParams, recipe]),
  );
  return [...sections.values()].map(sectionOf).join('\n');
}

function sectionOf(results: readonly TrainedResult[]): string {
  const [{ configuration }] = results as readonly [TrainedResult];
  const float = results.filter((result) => result.configuration.method === 'float');
  const quantized = results.filter((result) => result.configuration.method !== 'float');
  const rows = groupBy(quantized, ({ configuration: { method, quantization } }) =>
    canonicalJson([quantization.scheme, quantization.schemeParams, quantization.edgeLayers, method]),
  );
  const control = float.length > 0 ? cell(float, null) : 'none';
  return [
    `## ${title(configuration)}`,
    '',
    `FP32 control: ${control}`,
    '',
    `| scheme | method | ${columns.join(' | ')} | other widths |`,
    `|---|---|${columns.map(() => '---|').join('')}---|`,
    ...inRegistryOrder([...rows.values()]).map((row) => rowOf(row, float)),
    '',
  ].join('\n');
}

/** Names every setting by which sections differ; what the recipe shares with the reference recipe stays unsaid. */
function title({ dataset, network, networkParams, recipe }: TrainingConfiguration): string {
  const { batchSize, floatEpochs, floatLearningRate, tuneEpochs, tuneLearningRate } = recipe;
  const params = describeParams(networkParams);
  const hasOtherRates =
    floatLearningRate !== defaultRecipe.floatLearningRate ||
    tuneLearningRate !== defaultRecipe.tuneLearningRate;
  return [
    `${network}${params ? ` (${params})` : ''} on ${dataset}`,
    `${floatEpochs} + ${tuneEpochs} epochs`,
    ...(hasOtherRates ? [`learning rates ${floatLearningRate} + ${tuneLearningRate}`] : []),
    ...(batchSize === defaultRecipe.batchSize ? [] : [`batches of ${batchSize}`]),
  ].join(', ');
}

/** Schemes as the page lists them; post-training quantization before fine-tuning. */
function inRegistryOrder(rows: readonly (readonly TrainedResult[])[]): typeof rows {
  const rank = ([first]: readonly TrainedResult[]) => {
    const { method, quantization } = (first as TrainedResult).configuration;
    return 2 * schemes.ids.indexOf(quantization.scheme) + (method === 'ptq' ? 0 : 1);
  };
  return [...rows].sort((left, right) => rank(left) - rank(right));
}

function rowOf(results: readonly TrainedResult[], float: readonly TrainedResult[]): string {
  const [{ configuration }] = results as readonly [TrainedResult];
  const { method, quantization } = configuration;
  const { scheme, schemeParams, edgeLayers } = quantization;
  const settings = schemes.has(scheme)
    ? formatParams(schemes.get(scheme).params, schemeParams)
    : schemeParams;
  const described = [describeParams(settings), edgeLayers === 'same' ? '' : 'edges 8 bits'].filter(Boolean);
  const name = described.length > 0 ? `\`${scheme}\` (${described.join(', ')})` : `\`${scheme}\``;
  const byWidth = groupBy(results, widthOf);
  const cells = columns.map((column) => {
    const found = byWidth.get(column);
    return found ? cell(found, float) : '';
  });
  const others = [...byWidth]
    .filter(([width]) => !columns.some((column) => column === width))
    .map(([width, found]) => `${width} ${cell(found, float)}`);
  return `| ${[name, method.toUpperCase(), ...cells, others.join('; ')].join(' | ')} |`;
}

function widthOf({ configuration: { quantization } }: TrainedResult): string {
  if (quantization.layerBits) {
    return quantization.layerBits.map(({ weights, activations }) => `W${weights}A${activations}`).join('/');
  }
  return `W${quantization.weightBits}A${quantization.activationBits}`;
}

const verdicts: Readonly<Record<AccuracyComparison, string>> = {
  tie: ' =',
  lower: ' ↓',
  higher: ' ↑',
  'too-few-seeds': '',
};

/** Mean and sample deviation in percent, the verdict against the control, and the most disagreements of one seed. */
function cell(results: readonly TrainedResult[], float: readonly TrainedResult[] | null): string {
  const fractions = results.map(({ testAccuracyFraction }) => testAccuracyFraction);
  const estimate = estimateAccuracy(fractions);
  const deviation = sampleDeviation(fractions);
  const spread = deviation === null ? '' : ` ± ${(100 * deviation).toFixed(2)}`;
  const text = `${(100 * estimate.meanFraction).toFixed(2)}${spread}`;
  if (float === null) return `${text} % (${results.length} seeds)`;
  const verdict =
    float.length === 0
      ? ''
      : verdicts[compareAccuracy(estimate, estimateAccuracy(float.map((each) => each.testAccuracyFraction)))];
  const most = Math.max(...results.map(({ disagreements }) => disagreements));
  return `${text}${verdict}${most > 0 ? ` (${most})` : ''}`;
}

function describeParams(params: ParamValues): string {
  return Object.entries(params)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** Number of design points, for the summary line. */
export function countDesigns(results: readonly TrainedResult[]): number {
  return new Set(results.map(({ configuration }) => designPointId(configuration))).size;
}
