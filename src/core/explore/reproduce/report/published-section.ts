import { affinePlacements } from '../../../hardware/placements/affine-placement';
import { claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { percent, rangeText } from './format-figures';
import type { ReportBlock } from './report-blocks';

/** The network of the literature: accuracies of others, energies of ours. */
export function publishedSection({ published }: Findings): readonly ReportBlock[] {
  const { network, accuracies, summaries } = published;
  const ratio = (reading: string, placement: string) => {
    const found = summaries.find(
      (each) =>
        each.reading === reading &&
        each.placement === placement &&
        each.base === 'folded' &&
        each.measure === 'inference',
    );
    return found ? rangeText([found.lowest, found.highest]) : '—';
  };
  return [
    { kind: 'heading', level: 2, text: `${network} on ImageNet, with published accuracies` },
    {
      kind: 'paragraph',
      text: 'Accuracies are those of the sources, single figures from other recipes without seeds: no difference between them is tested here. Energies are ours, with first and last layer at 8 bits, over the same machines and widths.',
    },
    {
      kind: 'table',
      columns: ['scheme', 'bits', 'accuracy', 'source'],
      rows: accuracies.map(({ scheme, bits, accuracyFraction, source }) => [
        `\`${scheme}\``,
        String(bits),
        percent(accuracyFraction),
        source,
      ]),
    },
    {
      kind: 'table',
      columns: ['placement', ...claimReadings.map(({ text }) => text)],
      rows: affinePlacements.map((placement) => [
        placement,
        ...claimReadings.map(({ id }) => ratio(id, placement)),
      ]),
    },
  ];
}
