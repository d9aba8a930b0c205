import type { Command } from 'commander';
import { datapathClasses } from '../../src/core/hardware/datapaths';
import { composableProducts } from '../../src/core/hardware/datapaths/composable';
import type { OperandPair, OperandStep } from '../../src/core/hardware/datapaths/datapath-class';
import { affineOperands, affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import { ProblemError } from '../../src/core/problem';
import { parseInteger, parseOption } from '../explore/parse-axis';
import { printJson, printLine } from '../output';
import { anyWidth, classList, operandsOf } from './class-list';
import { datapathFigures } from './datapath-figures';
import {
  type DatapathChoice,
  type DescribedDatapath,
  describeDatapath,
  stepsPerSum,
} from './describe-datapath';
import { type CodeStreams, readStreams, stepsOf } from './streams-file';
import { writeVerilog } from './write-verilog';

interface DatapathOptions {
  readonly list?: true;
  readonly class: string;
  readonly weightBits: string;
  readonly activationBits: string;
  readonly placement: string;
  readonly operand: string;
  readonly pipelined?: true;
  readonly lanes?: string;
  readonly streams?: string;
  readonly verilog?: string;
}

const defaultLanes = 16;
const laneRange = { minimum: 1, maximum: 256 } as const;

export function registerDatapath(program: Command): void {
  program
    .command('datapath')
    .description('area, energy and delay of a column of gates and of its output stage, and their Verilog')
    .option('--list', 'lists the classes of datapaths with their widths')
    .option('--class <id>', 'class of datapaths', 'fixed-point')
    .option('--weight-bits <n>', 'width of weights', '4')
    .option('--activation-bits <n>', 'width of activations', '4')
    .option('--placement <id>', 'where scale and offset are applied', 'folded')
    .option('--operand <choice>', 'operand that the placement applies to', 'both')
    .option('--pipelined', 'registers in front of the multiplier and behind the tree')
    .option('--lanes <n>', 'products that are added up in a cycle (16, or what a composable unit takes)')
    .option('--streams <file.json>', 'operand codes, cycle by cycle, instead of synthetic ones')
    .option('--verilog <file.v>', 'writes the column, and beside it a self-checking test bench')
    .action((options: DatapathOptions) => {
      if (options.list) printJson(classList());
      else evaluate(options);
    });
}

function evaluate(options: DatapathOptions): void {
  const asked = options.lanes === undefined ? null : parseInteger('lanes', options.lanes, laneRange);
  const streams = options.streams === undefined ? null : readStreams(options.streams, asked);
  const choice = choiceOf(options, asked ?? streams?.weights[0]?.length ?? null);
  const described = describeDatapath(choice);
  const steps = streams && stepsOfFile(streams, choice, described);
  if (choice.placement !== 'folded' && !described.appliesPlacement) {
    printLine(`note: nothing-to-apply class=${choice.datapath.id} placement=${choice.placement}`);
  }
  const figures = datapathFigures(choice, described, steps);
  if (options.verilog !== undefined) {
    const files = writeVerilog(options.verilog, choice, described);
    printLine(`wrote ${files.join(' and ')}`);
  }
  printJson(figures);
}

function choiceOf(options: DatapathOptions, lanes: number | null): DatapathChoice {
  const datapath = datapathClasses.get(options.class);
  const weightBits = parseInteger('weight-bits', options.weightBits, anyWidth);
  const activationBits = parseInteger('activation-bits', options.activationBits, anyWidth);
  const operands = operandsOf(datapath, weightBits, activationBits);
  return {
    datapath,
    operands,
    placement: parseOption('placement', options.placement, affinePlacements),
    operand: parseOption('operand', options.operand, affineOperands),
    pipelined: options.pipelined === true,
    lanes: lanes ?? lanesOf(datapath.id, operands),
  };
}

/** The composable unit multiplies more pairs, the narrower they are. */
function lanesOf(classId: string, operands: OperandPair): number {
  return classId === 'composable' ? composableProducts(operands) : defaultLanes;
}

function stepsOfFile(
  streams: CodeStreams,
  { datapath, operands }: DatapathChoice,
  { columns }: DescribedDatapath,
): readonly OperandStep[] {
  if (columns.length > 1) {
    throw new ProblemError('class-of-mixed-rows', { class: datapath.id, suggested: 'power-of-two' });
  }
  const formats = {
    class: datapath.id,
    weights: operands.weights.format,
    activations: operands.inputs.format,
  };
  return stepsOf(streams, formats, stepsPerSum);
}
