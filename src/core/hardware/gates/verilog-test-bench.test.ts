import { expect, test } from 'vitest';
import { createNetlistLogic } from './netlist-logic';
import { verilogTestBench } from './verilog-test-bench';

function doubled() {
  const logic = createNetlistLogic();
  const a = logic.input('a', 3, true);
  logic.input('unused', 1, false);
  logic.output('y', logic.sum([{ kind: 'word', word: a, power: 1 }], 4, true));
  return logic.finish();
}

test('a bench holds every number as one pattern, and marks the cycles that count', () => {
  const bench = verilogTestBench('doubled', doubled(), [
    { inputs: { a: -3, unused: 1 }, expected: null },
    { inputs: { a: -3, unused: 0 }, expected: { y: -6n } },
  ]);
  // a = -3 is 101, followed by `unused`; y = -6 is 1010 behind the mark.
  expect(bench).toContain("stimulus[0] = 4'd11;\n    results[0] = 5'd0;");
  expect(bench).toContain("stimulus[1] = 4'd10;\n    results[1] = 5'd26;");
  expect(bench).toContain('{a, unused} = stimulus[cycle];\n      {is_checked, expected_y} = results[cycle];');
  expect(bench).toContain('$signed(y), $signed(expected_y), cycle);');
  expect(bench.match(/\$finish;/g)).toHaveLength(1);
});

test('a port without a value is refused', () => {
  expect(() => verilogTestBench('doubled', doubled(), [{ inputs: { a: 1 }, expected: null }])).toThrow(
    'no value for port unused',
  );
});
