import { describe, expect, it } from 'vitest';
import type { CodeFormat } from '../../quantization/code-format';
import { integerGrid } from '../../quantization/code-format';
import { affinePlacements } from '../placements/affine-placement';
import { calibratedColumns } from './calibrated-units';
import type { LaneSpec, OperandStep } from './datapath-class';
import { laneVariant } from './lane-variant';
import { formatKey } from './measured-unit';
import { referenceLaneSpec } from './reference-lanes';
import { typicalOperands } from './typical-operands';

/** Columns of the calibration table that have among them every format of weights and of inputs. */
const specs = columnsOfAllFormats();

function columnsOfAllFormats(): readonly (readonly [formats: string, spec: LaneSpec])[] {
  const known = new Set<string>();
  return calibratedColumns().flatMap((unit): readonly (readonly [string, LaneSpec])[] => {
    if (unit.kind !== 'lanes') return [];
    const { weights, inputs } = unit.variant;
    const keys = [`weights ${formatKey(weights.format)}`, `inputs ${formatKey(inputs.format)}`];
    if (keys.every((key) => known.has(key))) return [];
    for (const key of keys) known.add(key);
    return [[keys.join(', '), referenceLaneSpec(unit.variant)]];
  });
}

type Operand = 'weights' | 'inputs';

function wordsOf(streams: readonly (readonly OperandStep[])[], name: Operand): readonly number[] {
  return streams.flatMap((steps) => steps.flatMap((step) => Array.from(step[name])));
}

describe('typicalOperands()', () => {
  it.each(specs)('of %s change in every lane and take the codes of their range', (_, spec) => {
    const streams = typicalOperands(spec);
    for (const name of ['weights', 'inputs'] as const) {
      for (let lane = 0; lane < spec.lanes; lane++) {
        const inLane = new Set(streams[0]!.map((step) => step[name][lane]));
        expect(inLane.size).toBeGreaterThan(1);
      }
      const words = wordsOf(streams, name);
      expect(new Set(words).size).toBeGreaterThanOrEqual(fewestWords(spec[name].format));
      expect(shareOfCommonest(words)).toBeLessThan(0.8);
    }
  });

  it('are the same under every placement', () => {
    const weights = { format: integerGrid(4, true), scale: true, offset: 'real' } as const;
    const inputs = { format: integerGrid(4, false), scale: true, offset: 'real' } as const;
    const options = { operand: 'both', pipelined: true, operandScaleBits: 8, productScaleBits: 16 } as const;
    const all = affinePlacements.map((placement) =>
      typicalOperands(referenceLaneSpec(laneVariant({ weights, inputs, placement, ...options }))),
    );
    for (const streams of all) expect(streams).toEqual(all[0]);
  });
});

/** All codes of a few integers. Of wide ones as many as some thousand values take, of others those without a sign. */
function fewestWords({ kind, bits, minimum, maximum }: CodeFormat): number {
  if (kind === 'integer-grid' && bits <= 5) return maximum - minimum + 1;
  return Math.min((3 / 8) * 2 ** bits, 500);
}

function shareOfCommonest(words: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Math.max(...counts.values()) / words.length;
}
