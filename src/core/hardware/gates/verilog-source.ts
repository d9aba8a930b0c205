import type { BlockName } from './netlist';
import { clockName, createVerilogNames } from './verilog-names';
import { rangeText } from './verilog-parts';

/** The text of one module while it grows: ports, statements under the headings of their blocks, and registers. */
export interface VerilogSource {
  /** Throws a RangeError where the name is taken. */
  port(direction: 'input' | 'output', name: string, width: number, signed: boolean): void;
  /** A new wire with its expression; answers its name. */
  wire(width: number, expression: string): string;
  /** Wires without expression, driven by an instance. */
  openWire(width: number): string;
  /** A line on its own. */
  statement(line: string): void;
  /** A new register, named after what it holds or after its block. */
  register(width: number, held: string | null): string;
  /** What the register takes at every rising edge. */
  onClock(register: string, expression: string): void;
  /** A remark at the top, a function or a further module, written once per name. */
  helper(kind: HelperKind, name: string, text: () => string): void;
  inBlock<T>(block: BlockName, build: () => T): T;
  currentBlock(): BlockName;
  finish(moduleName: string): string;
}

type HelperKind = 'remark' | 'function' | 'module';

interface Body {
  readonly ports: string[];
  readonly lines: string[];
  readonly registers: string[];
  readonly clocked: string[];
  readonly helpers: Readonly<Record<HelperKind, Map<string, string>>>;
}

/** An empty module. */
export function createVerilogSource(): VerilogSource {
  const names = createVerilogNames();
  const body: Body = {
    ports: [],
    lines: [],
    registers: [],
    clocked: [],
    helpers: { remark: new Map(), function: new Map(), module: new Map() },
  };
  let block: BlockName = 'control';
  let heading: BlockName | null = null;
  const statement = (line: string): void => {
    if (heading !== block) body.lines.push('', `  // ${block.replaceAll('-', ' ')}`);
    heading = block;
    body.lines.push(`  ${line}`);
  };
  const declare = (width: number, expression: string): string => {
    const name = names.next(block);
    statement(`wire ${rangeText(width)}${name}${expression};`);
    return name;
  };
  return {
    statement,
    wire: (width, expression) =>
      declare(width, expression.startsWith('\n') ? ` =${expression}` : ` = ${expression}`),
    openWire: (width) => declare(width, ''),
    port: (direction, name, width, signed) => {
      names.takePort(name);
      const note = signed ? " // two's complement" : '';
      body.ports.push(`  ${direction} wire ${rangeText(width)}${name}`, note);
    },
    register: (width, held) => {
      const name = names.held(held, block);
      body.registers.push(`  reg ${rangeText(width)}${name};`);
      return name;
    },
    onClock: (register, expression) => body.clocked.push(`    ${register} <= ${expression};`),
    helper: (kind, name, text) => {
      if (!body.helpers[kind].has(name)) body.helpers[kind].set(name, text());
    },
    inBlock: (inner, build) => {
      const outer = block;
      block = inner;
      const built = build();
      block = outer;
      return built;
    },
    currentBlock: () => block,
    finish: (moduleName) => moduleText(moduleName, body),
  };
}

function moduleText(moduleName: string, { ports, lines, registers, clocked, helpers }: Body): string {
  const always = ['  always @(posedge clock) begin', ...clocked, '  end'];
  return [
    `module ${moduleName} (`,
    ...portLines(ports),
    ');',
    ...[...helpers.remark.values(), ...helpers.function.values()].flatMap((text) => ['', text]),
    ...(registers.length > 0 ? ['', ...registers] : []),
    ...lines,
    ...(clocked.length > 0 ? ['', ...always] : []),
    '',
    'endmodule',
    ...[...helpers.module.values()].flatMap((text) => ['', text]),
    '',
  ].join('\n');
}

/** Declarations with a comma behind each but the last, in front of the notes. */
function portLines(ports: readonly string[]): readonly string[] {
  const declared = [`  input wire ${clockName}`, '', ...ports];
  return declared.flatMap((text, index) => {
    if (index % 2 === 1) return [];
    const comma = index + 2 < declared.length ? ',' : '';
    return [`${text}${comma}${declared[index + 1] ?? ''}`];
  });
}
