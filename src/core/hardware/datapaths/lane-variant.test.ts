import { describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid, narrowGrid } from '../../quantization/code-format';
import type { DatapathOperand } from './datapath-class';
import { type LaneVariant, laneVariant } from './lane-variant';
import { unitKey } from './measured-unit';

const weights: DatapathOperand = { format: integerGrid(4, true), scale: true, offset: 'none' };
const inputs: DatapathOperand = { format: integerGrid(4, false), scale: true, offset: 'real' };
const given: LaneVariant = {
  weights,
  inputs,
  placement: 'per-lane-dequantize',
  operand: 'activations',
  pipelined: true,
  operandScaleBits: 8,
  productScaleBits: 16,
};

function keyOf(change: Partial<LaneVariant>): string {
  return unitKey({ kind: 'lanes', classId: 'c', variant: laneVariant({ ...given, ...change }) });
}

describe('laneVariant()', () => {
  it('drops needs of operands that a placement does not act on', () => {
    expect(keyOf({})).toBe('c i4 u4so pipelined per-lane-dequantize activations 8 0');
    expect(keyOf({ operand: 'both' })).toBe('c i4s u4so pipelined per-lane-dequantize both 8 0');
  });

  it('has one column for all that have nothing to apply in a lane', () => {
    expect(keyOf({ placement: 'folded' })).toBe('c i4 u4 pipelined');
    expect(keyOf({ placement: 'per-lane-offset', operand: 'weights' })).toBe('c i4 u4 pipelined');
    const format = narrowGrid(4);
    expect(keyOf({ placement: 'folded', weights: { ...weights, format } })).toBe('c i4 u4 pipelined');
  });

  it('keeps scales where they stay in the requantization out of the key', () => {
    expect(keyOf({ placement: 'per-lane-offset' })).toBe(
      'c i4 u4o pipelined per-lane-offset activations - 0',
    );
    expect(keyOf({ placement: 'expanded-affine' })).toBe(
      'c i4 u4o pipelined expanded-affine activations - 0',
    );
  });

  it('stages weights in the lanes wherever inputs would be staged at their port', () => {
    expect(keyOf({ placement: 'shared-prestage', operand: 'weights' })).toBe(
      'c i4s u4 pipelined per-lane-dequantize weights 8 0',
    );
    expect(keyOf({ placement: 'shared-prestage' })).toContain('shared-prestage');
  });

  it('tells short mantissas and adds them up behind a product', () => {
    const short = { ...weights, mantissaBits: 3 };
    expect(keyOf({ weights: short, operand: 'weights' })).toBe(
      'c i4s3 u4 pipelined per-lane-dequantize weights - 0',
    );
    const both = { weights: short, inputs: { ...inputs, mantissaBits: 4 } };
    expect(keyOf({ ...both, placement: 'per-product', operand: 'both' })).toBe(
      'c i4 u4s7o pipelined per-product activations - 16',
    );
  });

  it('keeps half-integers and three codes apart from integers', () => {
    const half = { ...weights, format: halfIntegerGrid(4), offset: 'half' as const };
    expect(keyOf({ placement: 'folded', weights: half })).toBe('c hi4 u4 pipelined');
    expect(keyOf({ placement: 'folded', weights: { ...weights, format: narrowGrid(2) } })).toBe(
      'c i2t u4 pipelined',
    );
  });
});
