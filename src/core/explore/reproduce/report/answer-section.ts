import type { SeedVerdict } from '../../statistics/compare-designs';
import type { BaseAssumption, ClaimSummary, EnergyMeasure } from '../claim-ratios';
import { type ClaimReading, claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { listText, points, rangeText } from './format-figures';
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
        (reading) => `${reading.text}: ${gainText(findings, reading.id)} ${costText(findings, reading)}`,
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

function costText({ ratios }: Findings, { id, startsWithScale }: ClaimReading): string {
  const own = ratios.filter(({ reading }) => reading === id);
  const text = (base: BaseAssumption, isFolded: boolean, measure: EnergyMeasure) =>
    rangeText(
      own
        .filter((each) => each.base === base && each.measure === measure)
        .filter(({ placement }) => (placement === 'folded') === isFolded)
        .map(({ ratio }) => ratio),
    );
  const texts = (measure: EnergyMeasure) => [
    text('folded', true, measure),
    ...(startsWithScale ? [text('same-placement', false, measure)] : []),
    text('folded', false, measure),
  ];
  const [folded, ...elsewhere] = texts('inference');
  const places = startsWithScale
    ? `${elsewhere[0]} times where both designs apply the scale in the same other place, and ${elsewhere[1]} times where the dearer one alone does, so that two factors change;`
    : `and ${elsewhere[0]} times elsewhere;`;
  return `An inference takes ${folded} times the energy where all is folded, ${places} its gates and flip-flops alone ${listText(texts('arithmetic'))}.`;
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
