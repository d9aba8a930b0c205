import type { StageDesign } from './output-stage';
import { stageOfParts } from './stage-of-parts';
import { type StagePart, unsignedPort, valueNamed } from './stage-part';

/** A pool behind the requantization (the largest code of a window) or before it (the sum of a window's sums). */
export interface PoolingSpec {
  readonly kind: 'largest' | 'sum';
  /** Width of what enters. */
  readonly bits: number;
  readonly signed: boolean;
  /** Values of a window. */
  readonly window: number;
}

/** Ports: `value`, `first` of a window; output `pooled`. */
export function poolingStageDesign(spec: PoolingSpec): StageDesign {
  const part: StagePart = {
    samplePorts: [{ name: 'value', width: spec.bits, signed: spec.signed }, unsignedPort('first', 1)],
    constantPorts: [],
    loadedPorts: [],
    steps: [
      (logic, wires) => {
        const [value, first] = [wires.take('value'), wires.take('first')];
        const width = pooledBits(spec);
        const pooled = logic.inBlock('accumulator', () => logic.state(width, spec.signed));
        if (spec.kind === 'largest') {
          const takes = logic.or(first, logic.not(logic.isAtLeast(pooled.word, value)));
          pooled.connect(logic.select(takes, pooled.word, value));
        } else {
          const held = logic.gated(pooled.word, logic.not(first));
          const terms = [held, value].map((word) => ({ kind: 'word', word }) as const);
          pooled.connect(logic.sum(terms, width, spec.signed));
        }
        wires.put('pooled', pooled.word);
      },
    ],
    reference: (values, before) => {
      const value = valueNamed(values, 'value');
      if (valueNamed(values, 'first') === 1n || before === null) return { pooled: value };
      const held = valueNamed(before, 'pooled');
      if (spec.kind === 'largest' && value > held) return { pooled: value };
      if (spec.kind === 'largest') return { pooled: held };
      const wrap = spec.signed ? BigInt.asIntN : BigInt.asUintN;
      return { pooled: wrap(pooledBits(spec), held + value) };
    },
  };
  return stageOfParts({
    parts: [part],
    stages: 1,
    loadsConstants: false,
    outputs: ['pooled'],
    keepsOutputs: true,
  });
}

function pooledBits({ kind, bits, window }: PoolingSpec): number {
  return kind === 'largest' ? bits : bits + Math.ceil(Math.log2(window));
}
