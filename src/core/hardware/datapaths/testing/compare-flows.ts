import type { CrossCheck, FlowFigures } from './cross-check';

type ComparedFigure = 'areaUm2' | 'energyFj' | 'zeroDelayFj';

/** A design's figure over that of its baseline, in either flow. */
export interface FlowRatio {
  readonly ours: number;
  readonly synthesized: number;
  /** ours / synthesized - 1. */
  readonly difference: number;
}

export interface FlowComparison {
  readonly name: string;
  readonly baseline: string;
  readonly ours: FlowFigures;
  /** Yosys' figure over ours, of the same design. */
  readonly overOurs: Readonly<Record<ComparedFigure, number>>;
  readonly ratios: Readonly<Record<ComparedFigure, FlowRatio>>;
}

/** Ratios between designs within each flow. Throws a RangeError where a baseline is missing. */
export function compareFlows(checks: readonly CrossCheck[]): readonly FlowComparison[] {
  const byName = new Map(checks.map((check) => [check.name, check]));
  return checks.map((check) => {
    const baseline = byName.get(check.baseline);
    if (!baseline) throw new RangeError(`no ${check.baseline} beside ${check.name}`);
    return {
      name: check.name,
      baseline: check.baseline,
      ours: check.ours,
      overOurs: ofEach((figure) => check.synthesized[figure] / check.ours[figure]),
      ratios: ofEach((figure) => {
        const ours = check.ours[figure] / baseline.ours[figure];
        const synthesized = check.synthesized[figure] / baseline.synthesized[figure];
        return { ours, synthesized, difference: ours / synthesized - 1 };
      }),
    };
  });
}

function ofEach<T>(value: (figure: ComparedFigure) => T): Readonly<Record<ComparedFigure, T>> {
  return {
    areaUm2: value('areaUm2'),
    energyFj: value('energyFj'),
    zeroDelayFj: value('zeroDelayFj'),
  };
}
