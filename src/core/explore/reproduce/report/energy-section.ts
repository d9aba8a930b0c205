import { affinePlacements } from '../../../hardware/placements/affine-placement';
import { type EnergyMeasure, energyMeasures, isThreefold } from '../claim-ratios';
import { claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { ladder, rungOf } from '../ladder';
import type { LadderEnergy } from '../ladder-energies';
import { rangeText } from './format-figures';
import { rangeChart } from './range-chart';
import type { ReportBlock } from './report-blocks';

const measureNames: Readonly<Record<EnergyMeasure, string>> = {
  inference: 'all energy of an inference',
  arithmetic: 'gates and flip-flops alone',
};

/** Ratios of every reading by placement, the chart of the closest one, and every step machine by machine. */
export function energySection(findings: Findings): readonly ReportBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Energy, reading by reading' },
    {
      kind: 'paragraph',
      text: 'How many times the energy of the cheaper design the dearer one takes, lowest to highest over our networks, widths and machines. The cheaper design folds its scale into the requantization; `placement` is where the dearer one applies scale and offset, of both operands.',
    },
    ...energyMeasures.flatMap((measure) => measureBlocks(findings, measure)),
    { kind: 'heading', level: 2, text: 'Each step, machine by machine' },
    {
      kind: 'paragraph',
      text: 'Energy of an inference over that of the step before with the same placement, lowest to highest over networks and widths. A dash: the machine has no such placement, or cannot run the codes.',
    },
    ...findings.machines.flatMap((machine) => machineBlocks(findings.energies, machine)),
  ];
}

function measureBlocks({ ratios }: Findings, measure: EnergyMeasure): readonly ReportBlock[] {
  const valuesOf = (reading: string, placement: string) =>
    ratios
      .filter((each) => each.base === 'folded' && each.measure === measure)
      .filter((each) => each.reading === reading && each.placement === placement)
      .map(({ ratio }) => ratio);
  const cellOf = (values: readonly number[]) =>
    `${rangeText(values)}${values.length > 0 ? ` (3x in ${values.filter(isThreefold).length} of ${values.length})` : ''}`;
  const rows = affinePlacements.flatMap((placement) => {
    const values = valuesOf('offsets', placement);
    if (values.length === 0) return [];
    return [{ label: placement, low: Math.min(...values), high: Math.max(...values), value: null }];
  });
  return [
    { kind: 'heading', level: 3, text: `Ratios of ${measureNames[measure]}` },
    {
      kind: 'table',
      columns: ['placement', ...claimReadings.map(({ text }) => text)],
      rows: affinePlacements.map((placement) => [
        placement,
        ...claimReadings.map(({ id }) => cellOf(valuesOf(id, placement))),
      ]),
    },
    ...(rows.length > 0
      ? [
          {
            kind: 'chart',
            name: `energy-${measure}`,
            caption: `What both offsets cost over LSQ with its scale folded, ${measureNames[measure]}: ranges over networks, widths and machines. The band is what rounds to 3.`,
            svg: rangeChart({
              title: `LSQ with both offsets over LSQ, ${measureNames[measure]}`,
              rows,
              axis: 'times the energy',
              reference: 1,
              band: { low: 2.5, high: 3.5 },
            }),
          } as const,
        ]
      : []),
  ];
}

function machineBlocks(energies: readonly LadderEnergy[], machine: string): readonly ReportBlock[] {
  const own = energies.filter((energy) => energy.machine === machine);
  const placements = affinePlacements.filter((each) => own.some(({ placement }) => placement === each));
  return [
    { kind: 'heading', level: 3, text: machine },
    {
      kind: 'table',
      columns: ['step', 'from', ...placements],
      rows: ladder.flatMap(({ id, name, base }) =>
        base
          ? [
              [
                name,
                rungOf(base).name,
                ...placements.map((placement) => {
                  const placed = own.filter((energy) => energy.placement === placement);
                  return rangeText(
                    placed.flatMap(({ rungs }) => {
                      const [step, before] = [rungs[id], rungs[base]];
                      return step && before ? [step.totalPj / before.totalPj] : [];
                    }),
                  );
                }),
              ],
            ]
          : [],
      ),
    },
  ];
}
