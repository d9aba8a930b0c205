import type { Findings } from '../findings';
import { ladder } from '../ladder';
import { accuracySection } from './accuracy-section';
import { answerSection } from './answer-section';
import { energySection } from './energy-section';
import { listText } from './format-figures';
import { headline } from './headline';
import { lsqPlusSection } from './lsq-plus-section';
import { publishedSection } from './published-section';
import type { ReportBlock } from './report-blocks';

/** The whole report, without energies until all of them are known. Its every figure comes from the findings. */
export function reproductionReport(findings: Findings): readonly ReportBlock[] {
  const isCosted = findings.uncosted.length === 0;
  return [
    { kind: 'heading', level: 1, text: 'Do scale and offset cost three times the energy?' },
    { kind: 'paragraph', text: headline(findings), isHeadline: true },
    ...introduction(findings),
    ...(isCosted ? answerSection(findings) : []),
    ...lsqPlusSection(findings.accuracies),
    ...accuracySection(findings.accuracies),
    ...(isCosted ? [...energySection(findings), ...publishedSection(findings)] : []),
    ...limits(findings),
  ];
}

function introduction({ plan, machines, hardware }: Findings): readonly ReportBlock[] {
  return [
    {
      kind: 'paragraph',
      text: 'A study of fixed-point variants in accelerators (University of Tehran) reports that adding scale and offset to learned step size quantization (LSQ) gains 0.1 % accuracy and makes the hardware about three times less energy efficient. This run climbs from plain fixed point to scale and offset one factor at a time. **The paper’s own network, dataset and technology are not known to us: nothing here is one of its figures.**',
    },
    {
      kind: 'list',
      items: [
        `trainings: ${listText(plan.networks)} on ${listText(plan.datasets)}, at ${listText(plan.bits)} bits, seeds ${listText(plan.seeds)}; epochs: ${plan.floatEpochs} in FP32, then ${plan.epochs} of fine-tuning, by which the FP32 control is tuned, too`,
        `the ladder: ${listText(ladder.map(({ name }) => name))}`,
        `machines: ${listText(machines)}, each with its default parameters; costs from the source \`${hardware.costSource}\``,
        'a difference is said to be one only where its 95 % interval over at least three shared seeds leaves out zero',
      ],
    },
  ];
}

function limits({
  plan,
  trainings,
  missing,
  machines,
  energies,
  uncosted,
}: Findings): readonly ReportBlock[] {
  const costed = machines.filter((machine) => !uncosted.some((part) => part.machine === machine));
  const machinesWithout = costed.filter((machine) => {
    const own = energies.filter((energy) => energy.machine === machine);
    return own.every(({ placement }) => placement === 'folded');
  });
  return [
    { kind: 'heading', level: 2, text: 'What could not be reproduced' },
    {
      kind: 'list',
      items: [
        'the paper’s own figures: its network, dataset, technology and list of schemes are not known to us',
        `large networks and long trainings: ours are small and tuned for few epochs (${plan.epochs}); accuracies of ImageNet networks are published ones`,
        ...(machinesWithout.length > 0
          ? [`other placements than \`folded\` on ${listText(machinesWithout)}, which have no place for them`]
          : []),
        ...(missing > 0
          ? [`${missing} of the plan’s ${trainings} trainings have no result yet; cells say so`]
          : []),
      ],
    },
  ];
}
