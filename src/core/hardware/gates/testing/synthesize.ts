import type { Netlist } from '../netlist';
import { libertyText } from './liberty';
import { readSynthesizedNetlist } from './read-synthesized-netlist';

/** `runYosys` of @yowasp/yosys, given from outside so that core needs no package. */
export type RunYosys = (args: string[], files: FileTree, options: typeof silent) => unknown;
interface FileTree {
  [name: string]: FileTree | string | Uint8Array;
}

const silent = { stdout: null, stderr: null };

/** Every bit of an adder as one opaque cell, a smaller one where an input is constant. */
const adderCells = `
module \\$fa (A, B, C, X, Y);
  parameter WIDTH = 1;
  parameter _TECHMAP_CONSTMSK_A_ = 0;
  parameter _TECHMAP_CONSTMSK_B_ = 0;
  parameter _TECHMAP_CONSTMSK_C_ = 0;
  parameter _TECHMAP_CONSTVAL_A_ = 0;
  parameter _TECHMAP_CONSTVAL_B_ = 0;
  parameter _TECHMAP_CONSTVAL_C_ = 0;
  localparam [WIDTH-1:0] FIXED_A = _TECHMAP_CONSTMSK_A_;
  localparam [WIDTH-1:0] FIXED_B = _TECHMAP_CONSTMSK_B_;
  localparam [WIDTH-1:0] FIXED_C = _TECHMAP_CONSTMSK_C_;
  localparam [WIDTH-1:0] ONES = (FIXED_A & _TECHMAP_CONSTVAL_A_) | (FIXED_B & _TECHMAP_CONSTVAL_B_)
    | (FIXED_C & _TECHMAP_CONSTVAL_C_);
  input [WIDTH-1:0] A, B, C;
  output [WIDTH-1:0] X, Y;
  genvar i;
  generate
    for (i = 0; i < WIDTH; i = i + 1) begin : bits
      if (FIXED_A[i] + FIXED_B[i] + FIXED_C[i] == 0)
        full_adder add (.A(A[i]), .B(B[i]), .C(C[i]), .S(Y[i]), .CO(X[i]));
      else if (FIXED_A[i] + FIXED_B[i] + FIXED_C[i] == 1 && !ONES[i])
        half_adder add (.A(FIXED_A[i] ? C[i] : A[i]), .B(FIXED_B[i] ? C[i] : B[i]), .S(Y[i]), .CO(X[i]));
      else begin
        assign Y[i] = A[i] ^ B[i] ^ C[i];
        assign X[i] = (A[i] & B[i]) | (A[i] & C[i]) | (B[i] & C[i]);
      end
    end
  endgenerate
endmodule
`;

/** Rows of adders that a description asks for by name become the adders that synthesis itself makes of sums. */
const carrySaveAdder = `
module carry_save_adder (a, b, c, sum, carry);
  parameter WIDTH = 1;
  input [WIDTH-1:0] a, b, c;
  output [WIDTH-1:0] sum, carry;
  \\$fa #(.WIDTH(WIDTH)) add (.A(a), .B(b), .C(c), .X(carry), .Y(sum));
endmodule
`;

const opaqueCells = `
(* blackbox *) module half_adder (input A, B, output S, CO); endmodule
(* blackbox *) module full_adder (input A, B, C, output S, CO); endmodule
`;

/**
 * Sums become carry-save trees (alumacc, maccmap) of opaque adder cells and one adder by Yosys' own choice; all other logic
 * is mapped to the gates of our table by area (abc).
 */
function flow(moduleName: string): string {
  return `
read_verilog -lib cells.v
read_verilog design.v
read_verilog -icells -overwrite carry-save.v
hierarchy -top ${moduleName}
proc
flatten -noscopeinfo
opt -nodffe -nosdff
alumacc
maccmap
opt -nodffe -nosdff
techmap -map adders.v
techmap
opt -nodffe -nosdff
dfflibmap -liberty cells.lib
abc -liberty cells.lib
clean
write_json netlist.json
`;
}

/** Synthesizes emitted Verilog with our cell table, and reads the result as a netlist with the ports of `like`. */
export async function synthesize(
  runYosys: RunYosys,
  moduleName: string,
  verilog: string,
  like: Netlist,
): Promise<Netlist> {
  const files = {
    'design.v': verilog,
    'carry-save.v': carrySaveAdder,
    'adders.v': adderCells,
    'cells.v': opaqueCells,
    'cells.lib': libertyText(),
    'flow.ys': flow(moduleName),
  };
  const result = await runYosys(['-q', '-s', 'flow.ys'], files, silent);
  return readSynthesizedNetlist(textOf(result, 'netlist.json'), moduleName, like);
}

function textOf(tree: unknown, name: string): string {
  const file =
    tree && typeof tree === 'object' ? Object.entries(tree).find(([key]) => key === name)?.[1] : null;
  if (typeof file === 'string') return file;
  throw new RangeError(`synthesis wrote no text ${name}`);
}
