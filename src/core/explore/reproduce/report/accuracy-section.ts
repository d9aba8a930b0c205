import { ladder, rungOf } from '../ladder';
import type { LadderAccuracy, RungAccuracy } from '../ladder-accuracies';
import { accuracyText, byChanceText, verdictText } from './format-figures';
import { type RangeRow, rangeChart } from './range-chart';
import type { ReportBlock } from './report-blocks';

/** Per dataset and network: accuracies of the ladder, and what each step changes. */
export function accuracySection(accuracies: readonly LadderAccuracy[]): readonly ReportBlock[] {
  const groups = new Map<string, LadderAccuracy[]>();
  for (const accuracy of accuracies) {
    const title = `${accuracy.cell.network} on ${accuracy.cell.dataset}`;
    groups.set(title, [...(groups.get(title) ?? []), accuracy]);
  }
  return [
    { kind: 'heading', level: 2, text: 'Accuracy, step by step' },
    {
      kind: 'paragraph',
      text: 'Accuracy is that of integer-only inference on the whole test set in percent: mean over seeds, its 95 % interval (Student t) and the number of seeds. All layers are quantized alike.',
    },
    { kind: 'paragraph', text: chanceText(accuracies) },
    ...[...groups].flatMap(([title, cells]) => groupBlocks(title, cells)),
  ];
}

function chanceText(accuracies: readonly LadderAccuracy[]): string {
  const verdicts = accuracies.flatMap(({ rungs }) =>
    rungs.flatMap(({ againstBase }) =>
      againstBase && againstBase.kind !== 'too-few-seeds' ? [againstBase.kind] : [],
    ),
  );
  if (verdicts.length === 0) return 'No step has three seeds on both sides yet: nothing is decided.';
  const differing = verdicts.filter((kind) => kind === 'difference').length;
  return `Of ${verdicts.length} steps below, ${differing} show a difference. Were there none at all, about ${byChanceText(verdicts.length)} would show one by chance: a single one proves little.`;
}

function groupBlocks(title: string, cells: readonly LadderAccuracy[]): readonly ReportBlock[] {
  const widths = cells.map(({ cell: { bits } }) => `W${bits}A${bits}`);
  const rungsAt = (index: number) => cells.map(({ rungs }) => rungs[index] as RungAccuracy);
  const charted = cells.flatMap(chartRows);
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'table',
      columns: ['quantization', ...widths],
      rows: [
        ['FP32 control', ...cells.map(({ control }) => accuracyText(control))],
        ...ladder.map(({ name }, index) => [
          name,
          ...rungsAt(index).map(({ accuracy }) => accuracyText(accuracy)),
        ]),
      ],
    },
    {
      kind: 'paragraph',
      text: 'What each step changes, in percentage points over shared seeds. Where bits of single images are known, the mid-p of McNemar’s test of each seed follows; it knows nothing of the noise of training and decides nothing here.',
    },
    {
      kind: 'table',
      columns: ['step', 'from', ...widths],
      rows: ladder.flatMap(({ name, base }, index) =>
        base ? [[name, rungOf(base).name, ...rungsAt(index).map(changeText)]] : [],
      ),
    },
    ...(charted.length > 0 ? [changeChart(title, charted)] : []),
  ];
}

function changeText({ againstBase, predictions }: RungAccuracy): string {
  if (!againstBase) return '';
  const tests = predictions.map(({ midP }) => midP.toPrecision(2)).join(', ');
  return tests ? `${verdictText(againstBase)}; McNemar ${tests}` : verdictText(againstBase);
}

function chartRows({ cell, rungs }: LadderAccuracy): readonly RangeRow[] {
  return rungs.flatMap(({ rung, againstBase }) => {
    if (!againstBase || againstBase.kind === 'too-few-seeds') return [];
    const { meanFraction, intervalFraction } = againstBase;
    return [
      {
        label: `${rungOf(rung).id}, ${cell.bits} bits`,
        low: 100 * intervalFraction.low,
        high: 100 * intervalFraction.high,
        value: 100 * meanFraction,
      },
    ];
  });
}

function changeChart(title: string, rows: readonly RangeRow[]): ReportBlock {
  const caption = `What each step of the ladder changes, ${title}: mean and 95 % interval over seeds.`;
  const svg = rangeChart({
    title: `Change of accuracy against the step before, ${title}`,
    rows,
    axis: 'percentage points',
    reference: 0,
  });
  return { kind: 'chart', name: `accuracy-${title.replaceAll(' ', '-')}`, caption, svg };
}
