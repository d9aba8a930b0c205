import { canonicalJson } from '../../hash';
import type { CodeFormat } from '../../quantization/code-format';
import type { DatapathOperand } from './datapath-class';
import type { PreStageSpec } from './input-ports/pre-stage';
import { type LaneVariant, standardFormat } from './lane-variant';
import type { PoolingSpec } from './output-stages/pooling-stage';
import type { OutputStageSpec } from './output-stages/stage-spec';

/** A design whose figures are measured as those of one unit. */
export type MeasuredUnit =
  | {
      readonly kind: 'lanes';
      readonly classId: string;
      /** As `laneVariant` gives it. */
      readonly variant: LaneVariant;
      /** Products of a step; those of the class's reference where left out. */
      readonly lanes?: number;
    }
  | {
      readonly kind: 'output-stage';
      readonly spec: Omit<OutputStageSpec, 'stages'>;
      /** Time between two registers; the stage is cut into as many ranks as that takes. */
      readonly periodTicks: number;
    }
  | { readonly kind: 'pool'; readonly spec: PoolingSpec }
  | {
      readonly kind: 'pre-stage';
      readonly spec: Omit<PreStageSpec, 'stages'>;
      /** As above; 0: one rank, whatever that takes. */
      readonly periodTicks: number;
    }
  | { readonly kind: 'input-sum'; readonly format: CodeFormat }
  /** Integers to signed powers of two, in front of lanes that take those. */
  | { readonly kind: 'recoder'; readonly format: CodeFormat };

/** Numbers up to 1023 for the channels of a last layer, whatever it has. */
const indexBits = 10;

/** The unit that stands for requantizers of equal netlists, however they are cut. */
export function outputStageUnit(
  { result, stages: _, ...spec }: OutputStageSpec,
  periodTicks: number,
): MeasuredUnit {
  const standard =
    result.kind === 'rounded'
      ? { ...result, format: standardFormat(result.format) }
      : result.kind === 'logits'
        ? { ...result, indexBits }
        : result;
  return { kind: 'output-stage', spec: { ...spec, result: standard }, periodTicks };
}

/** Windows of any size leave the largest of their codes alike. */
export function poolUnit(spec: PoolingSpec): MeasuredUnit {
  return { kind: 'pool', spec: spec.kind === 'largest' ? { ...spec, window: 2 } : spec };
}

/** Equal for equal units, readable, and what the calibration table finds them by. */
export function unitKey(unit: MeasuredUnit): string {
  switch (unit.kind) {
    case 'lanes':
      return `${unit.classId} ${variantKey(unit.variant)}${unit.lanes ? ` x${unit.lanes}` : ''}`;
    case 'output-stage': {
      const { result, ...spec } = unit.spec;
      const named = result.kind === 'rounded' ? { ...result, format: formatKey(result.format) } : result;
      return `output ${unit.periodTicks} ${canonicalJson({ ...spec, result: named })}`;
    }
    case 'pool':
      return `pool ${canonicalJson(unit.spec)}`;
    case 'pre-stage':
      return `port ${unit.periodTicks} ${operandKey(unit.spec.inputs)} ${unit.spec.operandScaleBits ?? '-'}`;
    case 'input-sum':
    case 'recoder':
      return `${unit.kind} ${formatKey(unit.format)}`;
  }
}

function variantKey({ weights, inputs, placement, operand, ...options }: LaneVariant): string {
  const { pipelined, operandScaleBits, productScaleBits, stays } = options;
  const flow = `${stays ? ` ${stays}-stay` : ''}${pipelined ? ' pipelined' : ''}`;
  const operands = `${operandKey(weights)} ${operandKey(inputs)}${flow}`;
  if (placement === 'folded') return operands;
  return `${operands} ${placement} ${operand} ${operandScaleBits ?? '-'} ${productScaleBits}`;
}

function operandKey({ format, scale, mantissaBits, offset }: DatapathOperand): string {
  return `${formatKey(format)}${scale ? `s${mantissaBits ?? ''}` : ''}${offset === 'real' ? 'o' : ''}`;
}

/** A short text that differs for formats whose datapaths differ. */
export function formatKey(format: CodeFormat): string {
  const { bits, signed, shift, minimum, maximum } = format;
  const sign = signed ? 'i' : 'u';
  switch (format.kind) {
    case 'integer-grid':
      return `${shift === 0 ? sign : `h${sign}`}${bits}${minimum === -maximum && shift === 0 ? 't' : ''}`;
    case 'power-of-two':
      return `p${bits}${format.hasZero ? 'z' : ''}`;
    case 'additive-powers':
      return `a${sign}${format.terms.map((term) => term.join('/')).join('+')}`;
    case 'minifloat':
      return `f${bits}.${format.exponentBits}`;
    case 'planes':
      return `s${format.planes}`;
    case 'row-mix':
      throw new RangeError('mixed rows are measured row by row');
  }
}
