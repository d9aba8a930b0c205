import { datapathClasses } from '../src/core/hardware/datapaths';
import { driveLanes } from '../src/core/hardware/datapaths/drive-lanes';
import { operandStreams } from '../src/core/hardware/datapaths/operand-streams';
import { compileNetlist } from '../src/core/hardware/gates/compile-netlist';
import { evaluateEvents } from '../src/core/hardware/gates/evaluate-events';
import { evaluateZeroDelay } from '../src/core/hardware/gates/evaluate-zero-delay';
import { createNetlistLogic } from '../src/core/hardware/gates/netlist-logic';
import { type Stimulus, streamCount } from '../src/core/hardware/gates/stimulus';

const lanes = 16;
const rounds = 15;
const steps = 288;

/** Vectors (clock cycles times streams) per second of fixed-point columns under normal operands, with glitches and without. */
export function run() {
  return Object.fromEntries([2, 4, 8].flatMap(measureWidth));
}

function measureWidth(bits: number) {
  const fixedPoint = datapathClasses.get('fixed-point');
  const operands = fixedPoint.operands(bits, bits);
  if (!operands) throw new RangeError(`no fixed point of ${bits} bits`);
  const design = fixedPoint.lanes({
    ...operands,
    placement: 'folded',
    operand: 'activations',
    pipelined: false,
    operandScaleBits: null,
    productScaleBits: 8,
    lanes,
    accumulatorBits: 2 * bits + 13,
  });
  const logic = createNetlistLogic();
  design.describe(logic);
  const netlist = logic.finish();
  const formats = { weights: operands.weights.format, inputs: operands.inputs.format };
  const streams = operandStreams(formats, lanes, { steps }).map((each) => ({ steps: each, constants: {} }));
  const { stimulus } = driveLanes(netlist, design, streams);
  const compiled = compileNetlist(netlist);
  const name = `fixed-point column, ${lanes} lanes, ${bits} bits`;
  const target = bits === 4 ? { target: 50_000 } : {};
  return [
    [`${name}, glitches`, { ...ratesOf(() => evaluateEvents(compiled, stimulus), stimulus), ...target }],
    [`${name}, no delays`, ratesOf(() => evaluateZeroDelay(compiled, stimulus), stimulus)],
  ] as const;
}

function ratesOf(evaluate: () => void, { cycles }: Stimulus) {
  evaluate();
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    evaluate();
    return (1000 * cycles * streamCount) / (performance.now() - start);
  }).sort((left, right) => left - right);
  const [slowest, median] = [rates[0] as number, rates[Math.floor(rounds / 2)] as number];
  return { unit: 'vectors/s', median, slowest };
}
