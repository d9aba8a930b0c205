import { assertNever } from '../../../assert-never';
import { comparedSum } from './compared-sum';
import { joinedAddend, joinedAddendBits } from './joined-addend';
import { joinedSums } from './joined-sums';
import { comparableSum, largestSum } from './largest-sum';
import { nearestSum } from './nearest-sum';
import type { StageDesign } from './output-stage';
import { planeSigns } from './plane-signs';
import { roundedCode } from './rounded-code';
import { scaledSum } from './scaled-sum';
import { stageOfParts } from './stage-of-parts';
import type { StagePart } from './stage-part';
import type { OutputStageSpec, RoundedResult } from './stage-spec';

/**
 * The requantizer of a spec. Ports: `sum` (or `sum0`, `sum1`, … of pairs of planes), and as the spec has them `inputSum`,
 * `addend`, `bias`, `channel`, `first`; constants `mantissa`, `shift` (plus leftShift), `threshold0`…, `center`,
 * `plane0`…, `scale0`…, `offsetMantissa`, `offsetShift`, alignments, `lowest`, `highest`. Output: `code`; `index` and
 * `maximum` of the last layer; `sum` where nothing becomes of it.
 */
export function outputStageDesign(spec: OutputStageSpec): StageDesign {
  const { result } = spec;
  return stageOfParts({
    parts: [joinedSums(spec), ...resultParts(spec)],
    stages: spec.stages,
    loadsConstants: spec.perChannel,
    outputs: result.kind === 'logits' ? ['maximum', 'index'] : [result.kind === 'sum' ? 'sum' : 'code'],
    keepsOutputs: result.kind === 'logits',
  });
}

function resultParts({ result, sumBits, addend }: OutputStageSpec): readonly StagePart[] {
  const scaled = result.kind === 'rounded' && result.mantissaBits > 0 ? [scaledSum(result, sumBits)] : [];
  const scaledBits = sumBits + (scaled[0]?.loadedPorts[0]?.width ?? 0);
  const joined = addend ? [joinedAddend(addend, scaledBits)] : [];
  const bits = addend ? joinedAddendBits(addend, scaledBits) : scaledBits;
  switch (result.kind) {
    case 'rounded':
      return [...scaled, ...joined, codePart(result, bits)];
    case 'thresholds':
      return [...joined, comparedSum(result, bits)];
    case 'planes':
      return [...joined, planeSigns(result, bits)];
    case 'logits':
      return [...joined, comparableSum(result, bits), largestSum(result)];
    case 'sum':
      return joined;
    default:
      return assertNever(result);
  }
}

function codePart(result: RoundedResult, bits: number): StagePart {
  const { format, leftShift } = result;
  return format.kind === 'additive-powers'
    ? nearestSum({ format, leftShift }, bits)
    : roundedCode(result, bits);
}
