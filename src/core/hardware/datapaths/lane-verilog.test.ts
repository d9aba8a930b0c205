import { expect, test } from 'vitest';
import { compileNetlist } from '../gates/compile-netlist';
import { evaluateZeroDelay } from '../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../gates/netlist-logic';
import { createStimulus, outputReader } from '../gates/stimulus';
import { affine } from './affine';
import type { LaneSpec } from './datapath-class';
import { laneBenchCycles, laneTestBench, laneVerilog } from './lane-verilog';

const spec: LaneSpec = {
  ...affine.operands(3, 3)!,
  placement: 'per-lane-offset',
  operand: 'both',
  pipelined: true,
  operandScaleBits: null,
  productScaleBits: 0,
  lanes: 2,
  accumulatorBits: 12,
};
const keepsWeights: LaneSpec = { ...spec, lanes: 1, stays: 'weights' };

test.each([
  ['sums in a loop', spec],
  ['sums that arrive', keepsWeights],
])('the netlist passes the bench of its design: %s', (_, own) => {
  const design = affine.lanes(own);
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const cycles = laneBenchCycles(design, own);
  const stimulus = createStimulus(netlist, cycles.length);
  for (const [cycle, { inputs }] of cycles.entries()) {
    for (const [port, value] of Object.entries(inputs)) stimulus.set(port, cycle, 0, Number(value));
  }
  const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
  const checked = cycles.flatMap(({ expected }, cycle) => (expected ? [{ expected, cycle }] : []));
  expect(checked).toHaveLength(150);
  for (const { expected, cycle } of checked) expect({ sum: read('sum', cycle, 0) }).toEqual(expected);
});

test('module and bench name each other', () => {
  const design = affine.lanes(spec);
  expect(laneVerilog(design, 'offsets')).toContain('module offsets (');
  expect(laneTestBench(design, spec, 'offsets')).toContain('  offsets tested (');
});
