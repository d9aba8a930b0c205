import type { SeedVerdict } from '../../statistics/compare-designs';
import type { ClaimSummary } from '../claim-ratios';
import { claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { points, rangeText } from './format-figures';
import type { ReportBlock } from './report-blocks';

/** What the paper reports that scale and offset gain. */
const claimedGainFraction = 0.001;

/** The findings in sentences, every figure from the run. */
export function answerSection(findings: Findings): readonly ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'In short' },
    {
      kind: 'list',
      items: claimReadings.map(
        ({ id, text }) => `${text}: ${gainText(findings, id)} ${costText(findings, id)}`,
      ),
    },
    {
      kind: 'paragraph',
      text: '3x (a ratio from 2.5 to 3.5) appears where a row below says so, and nowhere else among the placements and machines that were looked at. Where to apply scale and offset is a choice of the designer: the numbers that a network computes stay the same or nearly so.',
    },
    holdingTable(findings.summaries),
  ];
}

function gainText({ accuracies }: Findings, reading: string): string {
  const verdicts = accuracies.flatMap(({ readings }) =>
    readings.flatMap((each) => (each.reading === reading ? [each.verdict] : [])),
  );
  const decided = verdicts.filter((verdict) => verdict.kind !== 'too-few-seeds');
  if (decided.length === 0) return 'accuracy not decided, since no case has three seeds.';
  const means = decided.map(({ meanFraction }) => meanFraction);
  const differing = decided.filter(({ kind }) => kind === 'difference').length;
  const undecided = verdicts.length - decided.length;
  return [
    `accuracy changes by ${points(Math.min(...means))} to ${points(Math.max(...means))} points;`,
    `${differing} of ${decided.length} cases show a difference,`,
    `in ${decided.filter(includesClaim).length} the claimed ${points(claimedGainFraction)} points lies within the interval`,
    undecided > 0 ? `(${undecided} more have too few seeds).` : '.',
  ]
    .join(' ')
    .replace(' .', '.');
}

function costText({ ratios }: Findings, reading: string): string {
  const own = ratios.filter((each) => each.reading === reading && each.base === 'folded');
  const text = (isFolded: boolean, measure: string) =>
    rangeText(
      own
        .filter((each) => (each.placement === 'folded') === isFolded && each.measure === measure)
        .map(({ ratio }) => ratio),
    );
  return [
    `An inference takes ${text(true, 'inference')} times the energy where all is folded and ${text(false, 'inference')} times elsewhere,`,
    `its gates and flip-flops alone ${text(true, 'arithmetic')} and ${text(false, 'arithmetic')} times.`,
  ].join(' ');
}

function includesClaim(verdict: Exclude<SeedVerdict, { kind: 'too-few-seeds' }>): boolean {
  const { low, high } = verdict.intervalFraction;
  return low <= claimedGainFraction && claimedGainFraction <= high;
}

function holdingTable(summaries: readonly ClaimSummary[]): ReportBlock {
  const holding = summaries.filter(({ threefold }) => threefold > 0);
  if (holding.length === 0) return { kind: 'paragraph', text: '**3x appears under no reading.**' };
  const names = new Map<string, string>(claimReadings.map(({ id, text }) => [id, text]));
  return {
    kind: 'table',
    columns: ['reading', 'placement', 'the cheaper design', 'energy', 'ratio', 'cases of 3x'],
    rows: holding.map(({ reading, placement, base, measure, lowest, highest, threefold, cases }) => [
      names.get(reading) ?? reading,
      placement,
      base === 'folded' ? 'folds its scale, if any' : 'applies its scale in the same place',
      measure === 'inference' ? 'inference' : 'gates and flip-flops',
      rangeText([lowest, highest]),
      `${threefold} of ${cases}`,
    ]),
  };
}
