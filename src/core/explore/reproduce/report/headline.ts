import { affinePlacements } from '../../../hardware/placements/affine-placement';
import type { SeedVerdict } from '../../statistics/compare-designs';
import { type BaseAssumption, type ClaimRatio, type EnergyMeasure, isThreefold } from '../claim-ratios';
import type { Findings } from '../findings';
import { byChanceText, listText, points } from './format-figures';

/** What was found, in few sentences, and what is missing; every figure from the findings. */
export function headline(findings: Findings): string {
  return [
    gainSentence(findings),
    ...(findings.uncosted.length > 0 ? ['The energies are not computed yet.'] : energySentences(findings)),
    ...(findings.missing > 0
      ? [`${findings.missing} of ${findings.trainings} trainings are still missing.`]
      : []),
  ].join(' ');
}

function gainSentence({ accuracies }: Findings): string {
  const verdicts = accuracies.flatMap(({ readings }) =>
    readings.filter(({ reading }) => reading === 'offsets').map(({ verdict }) => verdict),
  );
  const decided = verdicts.filter(isDecided);
  if (decided.length === 0) {
    return 'Whether offsets make LSQ more accurate is not decided: no case has three seeds of both.';
  }
  const low = Math.min(...decided.map(({ intervalFraction }) => intervalFraction.low));
  const high = Math.max(...decided.map(({ intervalFraction }) => intervalFraction.high));
  const means = decided.map(({ meanFraction }) => meanFraction);
  const range = [...new Set([points(Math.min(...means)), points(Math.max(...means))])].join(' to ');
  const differing = decided.filter(({ kind }) => kind === 'difference').length;
  const shown =
    differing === 0
      ? 'no difference that these runs can show'
      : `a difference in ${differing} of ${decided.length} cases, where about ${byChanceText(decided.length)} would be chance`;
  return `Offsets change the accuracy of LSQ by ${range} points (95 % intervals within ${points(low)} to ${points(high)}): ${shown}.`;
}

/** One factor at a time: what offsets add where the scale stays, then what moving the scale out adds to that. */
function energySentences({ ratios }: Findings): readonly string[] {
  const own = ratios.filter(({ reading, measure }) => reading === 'offsets' && measure === 'inference');
  const alone = extremes(own.filter(({ base }) => base === 'same-placement'));
  const moved = extremes(own.filter(({ base, placement }) => base === 'folded' && placement !== 'folded'));
  if (!alone) return [];
  return [
    `Where LSQ applies its scale in the same place, they multiply the energy of an inference by ${caseText(alone.least)} at the least and by ${caseText(alone.most)} at the most.`,
    ...(moved
      ? [
          `Where LSQ folds its scale into the requantization and scale and offsets leave it, two factors change, and it is ${moved.least.ratio.toFixed(2)} to ${caseText(moved.most)} times.`,
        ]
      : []),
    holdingSentence(ratios),
  ];
}

function extremes(ratios: readonly ClaimRatio[]) {
  const sorted = [...ratios].sort((left, right) => left.ratio - right.ratio);
  const [least, most] = [sorted[0], sorted.at(-1)];
  return least && most ? { least, most } : null;
}

function caseText({ ratio, placement, machine, network, bits }: ClaimRatio): string {
  return `${ratio.toFixed(2)} (\`${placement}\` on \`${machine}\`, ${network} at ${bits} bits)`;
}

/** With which placements of the dearer design some case rounds to 3: by measure, and by what it is compared with. */
function holdingSentence(ratios: readonly ClaimRatio[]): string {
  const holding = ratios.filter(({ ratio }) => isThreefold(ratio));
  if (holding.length === 0) return '3x appears under no reading of the claim.';
  const where = (measure: EnergyMeasure): string => {
    const own = holding.filter((each) => each.measure === measure);
    const [folded, same] = [placementsOf(own, 'folded'), placementsOf(own, 'same-placement')];
    if (!folded && !same) return 'nowhere';
    const againstFolded = folded
      ? `with ${folded} against a design that folds its scale or has none`
      : 'nowhere against a design that folds its scale or has none';
    return `${againstFolded}, ${same ? `with ${same}` : 'nowhere'} against one that applies its scale in the same place`;
  };
  return `3x (2.5 to 3.5) appears in the energy of an inference ${where('inference')}; in that of gates and flip-flops alone ${where('arithmetic')}.`;
}

function placementsOf(ratios: readonly ClaimRatio[], base: BaseAssumption): string {
  const own = ratios.filter((each) => each.base === base);
  const placements = affinePlacements.filter((each) => own.some(({ placement }) => placement === each));
  return listText(placements.map((placement) => `\`${placement}\``));
}

function isDecided(verdict: SeedVerdict): verdict is Exclude<SeedVerdict, { kind: 'too-few-seeds' }> {
  return verdict.kind !== 'too-few-seeds';
}
