import type { Netlist, Port } from './netlist';
import { clockName } from './verilog-names';
import { literalText, rangeText } from './verilog-parts';

/** What goes into a design in one clock cycle, and what must come out at its end; null: nothing is looked at. */
export interface BenchCycle {
  readonly inputs: Readonly<Record<string, number | bigint>>;
  readonly expected: Readonly<Record<string, bigint>> | null;
}

/**
 * A test bench in Verilog-2001 for a module with these ports and `clock`: it holds all numbers, and prints PASS or the first
 * output that differs. Throws a RangeError where a cycle lacks a port.
 */
export function verilogTestBench(
  moduleName: string,
  { inputPorts, outputPorts }: Pick<Netlist, 'inputPorts' | 'outputPorts'>,
  cycles: readonly BenchCycle[],
): string {
  const inputs = inputPorts.map(({ name }) => name);
  const outputs = outputPorts.map(({ name }) => name);
  const expected = outputs.map((name) => `expected_${name}`);
  const inputBits = totalWidth(inputPorts);
  const outputBits = totalWidth(outputPorts);
  const vectors = cycles.flatMap((cycle, index) => [
    `    stimulus[${index}] = ${literalText(packed(inputPorts, cycle.inputs), inputBits)};`,
    `    results[${index}] = ${literalText(packedResults(outputPorts, cycle), outputBits + 1)};`,
  ]);
  return [
    `module ${moduleName}_test;`,
    '',
    `  localparam CYCLES = ${cycles.length};`,
    '',
    `  reg ${clockName};`,
    ...inputPorts.map(({ name, nets }) => `  reg ${rangeText(nets.length)}${name};`),
    ...outputPorts.map(({ name, nets }) => `  wire ${rangeText(nets.length)}${name};`),
    ...outputPorts.map(({ name, nets }) => `  reg ${rangeText(nets.length)}expected_${name};`),
    '  reg is_checked;',
    `  reg ${rangeText(inputBits)}stimulus [0:CYCLES-1];`,
    `  reg ${rangeText(outputBits + 1)}results [0:CYCLES-1];`,
    '  reg has_failed;',
    '  integer cycle;',
    '',
    `  ${moduleName} tested (`,
    [clockName, ...inputs, ...outputs].map((name) => `    .${name}(${name})`).join(',\n'),
    '  );',
    '',
    '  initial begin',
    ...vectors,
    `    ${clockName} = 0;`,
    '    has_failed = 0;',
    '    for (cycle = 0; cycle < CYCLES && !has_failed; cycle = cycle + 1) begin',
    `      {${inputs.join(', ')}} = stimulus[cycle];`,
    `      {${['is_checked', ...expected].join(', ')}} = results[cycle];`,
    '      #5;',
    ...outputPorts.flatMap(comparison),
    `      ${clockName} = 1;`,
    '      #5;',
    `      ${clockName} = 0;`,
    '    end',
    '    if (!has_failed) $display("PASS: %0d cycles", CYCLES);',
    '    $finish;',
    '  end',
    '',
    'endmodule',
    '',
  ].join('\n');
}

function comparison({ name, signed }: Port): readonly string[] {
  const shown = (value: string): string => (signed ? `$signed(${value})` : value);
  return [
    `      if (is_checked && ${name} !== expected_${name}) begin`,
    '        has_failed = 1;',
    `        $display("FAIL: ${name} is %0d instead of %0d in cycle %0d", ${shown(name)}, ${shown(`expected_${name}`)}, cycle);`,
    '      end',
  ];
}

function totalWidth(ports: readonly Port[]): number {
  return ports.reduce((sum, { nets }) => sum + nets.length, 0);
}

/** The values side by side, the first port highest. */
function packed(ports: readonly Port[], values: Readonly<Record<string, number | bigint>>): bigint {
  return ports.reduce((bits, { name, nets: { length } }) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for port ${name}`);
    return (bits << BigInt(length)) | BigInt.asUintN(length, BigInt(value));
  }, 0n);
}

function packedResults(ports: readonly Port[], { expected }: BenchCycle): bigint {
  return expected === null ? 0n : (1n << BigInt(totalWidth(ports))) | packed(ports, expected);
}
