import { describe, expect, it } from 'vitest';
import type { OutputStageUnit } from '../../src/core/hardware/datapaths/mantissa-curve';
import { unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { outputStageDesign } from '../../src/core/hardware/datapaths/output-stages/output-stage-design';
import { outputStageStreams } from '../../src/core/hardware/datapaths/stage-streams/requantizer-streams';
import { plannedUnits } from './planned-units';

const samples = 48;
const checkedStreams = 3;

/** Outputs of a requantizer under its synthetic sums, and how often each comes. */
function outputsOf({ spec }: OutputStageUnit): ReadonlyMap<number, number> {
  const design = outputStageDesign({ ...spec, stages: 1 });
  const { kind } = spec.result;
  const port = kind === 'sum' ? 'sum' : kind === 'logits' ? 'maximum' : 'code';
  const outputs = new Map<number, number>();
  for (const { constants, samples: all } of outputStageStreams(spec, design, samples).slice(
    0,
    checkedStreams,
  )) {
    for (const sample of all) {
      const output = Number(design.expected([sample], constants)[port]);
      outputs.set(output, (outputs.get(output) ?? 0) + 1 / (checkedStreams * samples));
    }
  }
  return outputs;
}

describe('synthetic sums of planned requantizers', () => {
  const stages = plannedUnits().filter((unit) => unit.kind === 'output-stage');
  // Neighbours differ in widths alone.
  const some = stages.filter((_, index) => index % 8 === 0);

  it('spread over the codes that come out', () => {
    expect(some.length).toBeGreaterThan(50);
    for (const unit of some) {
      const outputs = outputsOf(unit);
      const shares = [...outputs.values()];
      const key = unitKey(unit);
      expect(Math.max(...shares), `most frequent output of ${key}`).toBeLessThan(0.8);
      const { result } = unit.spec;
      if (result.kind !== 'rounded' || result.format.kind !== 'integer-grid') continue;
      // Where sums are hardly wider than codes, no shift spreads them.
      if (unit.spec.sums.bits < result.format.bits + 6) continue;
      const highest = result.format.maximum - result.format.shift;
      // Of 144 numbers of normal distribution the greatest lies at two standard deviations or more.
      expect(Math.max(...outputs.keys()), `range of ${key}`).toBeGreaterThanOrEqual(0.4 * highest);
      expect(outputs.get(highest) ?? 0, `clipped by ${key}`).toBeLessThan(0.1);
    }
  });
});
