import { affinePlacements } from '../../../hardware/placements/affine-placement';
import type { SeedVerdict } from '../../statistics/compare-designs';
import { type ClaimRatio, isThreefold } from '../claim-ratios';
import { claimReadings } from '../claim-readings';
import type { Findings } from '../findings';
import { byChanceText, listText, points } from './format-figures';

/** What was found, in three sentences at most, and what is missing; every figure from the findings. */
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

function energySentences({ ratios }: Findings): readonly string[] {
  const own = ratios.filter(
    ({ reading, base, measure }) => reading === 'offsets' && base === 'folded' && measure === 'inference',
  );
  const sorted = [...own].sort((left, right) => left.ratio - right.ratio);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return [];
  return [
    `They multiply the energy of an inference by ${caseText(least)} at the least and by ${caseText(most)} at the most.`,
    holdingSentence(ratios),
  ];
}

function caseText({ ratio, placement, machine, network, bits }: ClaimRatio): string {
  return `${ratio.toFixed(2)} (\`${placement}\` on \`${machine}\`, ${network} at ${bits} bits)`;
}

/** With which placements of the dearer design some case rounds to 3, and under which readings. */
function holdingSentence(ratios: readonly ClaimRatio[]): string {
  const readingsOf = new Map<string, string[]>();
  for (const { id, text } of claimReadings) {
    const holding = ratios.filter(({ reading, ratio }) => reading === id && isThreefold(ratio));
    const placements = affinePlacements.filter((each) => holding.some(({ placement }) => placement === each));
    const key = listText(placements.map((placement) => `\`${placement}\``));
    if (key !== '') readingsOf.set(key, [...(readingsOf.get(key) ?? []), `“${text}”`]);
  }
  if (readingsOf.size === 0) return '3x appears under no reading of the claim.';
  const texts = [...readingsOf].map(([placements, readings]) =>
    readings.length === claimReadings.length
      ? `${placements}, however the claim is read`
      : `${placements} where it is read as ${readings.join(' or as ')}`,
  );
  return `3x appears with ${texts.join('; with ')}.`;
}

function isDecided(verdict: SeedVerdict): verdict is Exclude<SeedVerdict, { kind: 'too-few-seeds' }> {
  return verdict.kind !== 'too-few-seeds';
}
