import type { SeedVerdict } from '../../statistics/compare-designs';
import type { LadderAccuracy } from '../ladder-accuracies';
import { byChanceText, points, verdictText } from './format-figures';
import { rangeChart } from './range-chart';
import type { ReportBlock } from './report-blocks';

type Decided = Exclude<SeedVerdict, { kind: 'too-few-seeds' }>;

interface Case {
  readonly name: string;
  readonly setting: string;
  readonly bits: number;
  readonly verdict: SeedVerdict;
}

/** Whether LSQ+ is more accurate than LSQ, case by case with its interval. */
export function lsqPlusSection(accuracies: readonly LadderAccuracy[]): readonly ReportBlock[] {
  const cases = accuracies.flatMap(casesOf);
  const settings = [...new Set(cases.map(({ setting }) => setting))];
  const widths = [...new Set(cases.map(({ bits }) => bits))];
  const textOf = (setting: string, bits: number) => {
    const found = cases.find((each) => each.setting === setting && each.bits === bits);
    return found ? verdictText(found.verdict) : 'missing';
  };
  return [
    { kind: 'heading', level: 2, text: 'Is LSQ+ more accurate than LSQ?' },
    { kind: 'paragraph', text: answerText(cases.map(({ verdict }) => verdict)) },
    {
      kind: 'table',
      columns: ['network and dataset', ...widths.map((bits) => `W${bits}A${bits}`)],
      rows: settings.map((setting) => [setting, ...widths.map((bits) => textOf(setting, bits))]),
    },
    ...chartOf(cases),
  ];
}

function casesOf({ cell: { network, dataset, bits }, readings }: LadderAccuracy): readonly Case[] {
  const setting = `${network} on ${dataset}`;
  return readings
    .filter(({ reading }) => reading === 'lsq-plus')
    .map(({ verdict }) => ({ name: `${setting}, ${bits} bits`, setting, bits, verdict }));
}

function answerText(verdicts: readonly SeedVerdict[]): string {
  const decided = verdicts.filter(isDecided);
  const undecided = verdicts.length - decided.length;
  if (decided.length === 0) {
    return `**Not decided yet:** none of ${casesText(verdicts.length)} has three seeds of both.`;
  }
  const better = decided.filter(({ kind, meanFraction }) => kind === 'difference' && meanFraction > 0).length;
  const worse = decided.filter(({ kind, meanFraction }) => kind === 'difference' && meanFraction < 0).length;
  const means = decided.map(({ meanFraction }) => meanFraction);
  const none = decided.length - better - worse;
  return [
    none === decided.length
      ? `**No difference that these runs can show**, in ${casesText(decided.length)}.`
      : `Of ${casesText(decided.length)}, LSQ+ is **more accurate in ${better}**, **less accurate in ${worse}**, and no difference can be shown in ${none}.`,
    `Mean differences, LSQ+ minus LSQ, reach from ${points(Math.min(...means))} to ${points(Math.max(...means))} points; every cell below has its 95 % interval.`,
    `Were there none at all, about ${byChanceText(decided.length)} would show a difference by chance.`,
    ...(undecided > 0 ? [`${casesText(undecided)} more: too few seeds.`] : []),
  ].join(' ');
}

function casesText(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`;
}

function isDecided(verdict: SeedVerdict): verdict is Decided {
  return verdict.kind !== 'too-few-seeds';
}

function chartOf(cases: readonly Case[]): readonly ReportBlock[] {
  const rows = cases.flatMap(({ name, verdict }) => {
    if (!isDecided(verdict)) return [];
    const { low, high } = verdict.intervalFraction;
    return [{ label: name, low: 100 * low, high: 100 * high, value: 100 * verdict.meanFraction }];
  });
  if (rows.length === 0) return [];
  const svg = rangeChart({
    title: 'Accuracy of LSQ+ minus that of LSQ',
    rows,
    axis: 'percentage points',
    reference: 0,
  });
  return [
    {
      kind: 'chart',
      name: 'accuracy-lsq-plus-against-lsq',
      caption:
        'LSQ+ minus LSQ over shared seeds: mean and 95 % interval. An interval across zero shows no difference.',
      svg,
    },
  ];
}
