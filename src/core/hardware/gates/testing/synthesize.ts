import type { Netlist } from '../netlist';
import { libertyText } from './liberty';
import { readSynthesizedNetlist } from './read-synthesized-netlist';

/** `runYosys` of @yowasp/yosys, given from outside so that core needs no package. */
export type RunYosys = (args: string[], files: FileTree, options: typeof silent) => unknown;
interface FileTree {
  [name: string]: FileTree | string | Uint8Array;
}

const silent = { stdout: null, stderr: null };

/** Every bit of an adder as one opaque cell. */
const adderCells = `
module \\$fa (A, B, C, X, Y);
  parameter WIDTH = 1;
  input [WIDTH-1:0] A, B, C;
  output [WIDTH-1:0] X, Y;
  genvar i;
  generate
    for (i = 0; i < WIDTH; i = i + 1) begin : bits
      full_adder add (.A(A[i]), .B(B[i]), .C(C[i]), .S(Y[i]), .CO(X[i]));
    end
  endgenerate
endmodule
`;

/** Adders with constant or equal inputs become smaller cells or wires, as those of a bit heap do when they are made. */
const smallerAdders = `
module full_adder (A, B, C, S, CO);
  parameter _TECHMAP_CONSTMSK_A_ = 0;
  parameter _TECHMAP_CONSTMSK_B_ = 0;
  parameter _TECHMAP_CONSTMSK_C_ = 0;
  parameter _TECHMAP_CONSTVAL_A_ = 0;
  parameter _TECHMAP_CONSTVAL_B_ = 0;
  parameter _TECHMAP_CONSTVAL_C_ = 0;
  parameter _TECHMAP_BITS_CONNMAP_ = 1;
  parameter [_TECHMAP_BITS_CONNMAP_-1:0] _TECHMAP_CONNMAP_A_ = 0;
  parameter [_TECHMAP_BITS_CONNMAP_-1:0] _TECHMAP_CONNMAP_B_ = 0;
  parameter [_TECHMAP_BITS_CONNMAP_-1:0] _TECHMAP_CONNMAP_C_ = 0;
  localparam SAME_AB = _TECHMAP_CONNMAP_A_ == _TECHMAP_CONNMAP_B_;
  localparam SAME_AC = _TECHMAP_CONNMAP_A_ == _TECHMAP_CONNMAP_C_;
  localparam SAME_BC = _TECHMAP_CONNMAP_B_ == _TECHMAP_CONNMAP_C_;
  localparam FIXED = _TECHMAP_CONSTMSK_A_ || _TECHMAP_CONSTMSK_B_ || _TECHMAP_CONSTMSK_C_;
  input A, B, C;
  output S, CO;
  wire _TECHMAP_FAIL_ = !(SAME_AB || SAME_AC || SAME_BC || FIXED);
  generate
    if (SAME_AB) begin
      assign S = C;
      assign CO = A;
    end else if (SAME_AC) begin
      assign S = B;
      assign CO = A;
    end else if (SAME_BC) begin
      assign S = A;
      assign CO = B;
    end else if (_TECHMAP_CONSTMSK_A_)
      adder_with_constant #(.VALUE(_TECHMAP_CONSTVAL_A_)) add (B, C, S, CO);
    else if (_TECHMAP_CONSTMSK_B_)
      adder_with_constant #(.VALUE(_TECHMAP_CONSTVAL_B_)) add (A, C, S, CO);
    else
      adder_with_constant #(.VALUE(_TECHMAP_CONSTVAL_C_)) add (A, B, S, CO);
  endgenerate
endmodule

module adder_with_constant (input A, B, output S, CO);
  parameter VALUE = 0;
  generate
    if (VALUE) begin
      assign S = A ~^ B;
      assign CO = A | B;
    end else
      half_adder add (.A(A), .B(B), .S(S), .CO(CO));
  endgenerate
endmodule

module half_adder (A, B, S, CO);
  parameter _TECHMAP_CONSTMSK_A_ = 0;
  parameter _TECHMAP_CONSTMSK_B_ = 0;
  parameter _TECHMAP_BITS_CONNMAP_ = 1;
  parameter [_TECHMAP_BITS_CONNMAP_-1:0] _TECHMAP_CONNMAP_A_ = 0;
  parameter [_TECHMAP_BITS_CONNMAP_-1:0] _TECHMAP_CONNMAP_B_ = 0;
  input A, B;
  output S, CO;
  wire _TECHMAP_FAIL_ =
    !_TECHMAP_CONSTMSK_A_ && !_TECHMAP_CONSTMSK_B_ && _TECHMAP_CONNMAP_A_ != _TECHMAP_CONNMAP_B_;
  assign S = A ^ B;
  assign CO = A & B;
endmodule
`;

/** Each round finds the constants that the adders of the round before have left: one per level of the deepest tree. */
const simplification = new Array(8).fill('techmap -map smaller-adders.v\nopt -nodffe -nosdff').join('\n');

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
${simplification}
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
    'smaller-adders.v': smallerAdders,
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
