import type { SumTerm, Word, WordLogic } from '../../gates/word-logic';
import type { OperandName } from '../../placements/parts/operand';
import type { ConstantPort } from '../datapath-class';
import { accumulate } from './accumulate';
import { type CodedFactor, integerFactor } from './coded-factor';
import { codedProduct } from './coded-product';
import { arrivingPort, hasLaneStage, type IntegerColumn, multipliesCodes, sumNames } from './integer-column';
import { operandRegisters, type WordShape } from './operand-registers';
import { describeStage } from './operand-stage';

interface Wiring {
  readonly logic: WordLogic;
  readonly column: IntegerColumn;
  readonly constants: Readonly<Record<string, Word>>;
}

/** One operand in front of a lane's multiplier. */
interface LaneFactors {
  /** What is multiplied: one, or one per plane. */
  readonly factors: readonly CodedFactor[];
  /** The whole number, made where it is asked for. */
  readonly whole: () => Word;
}

/** The logic of `integerLanes`. */
export function describeColumn(
  logic: WordLogic,
  column: IntegerColumn,
  ports: readonly ConstantPort[],
): void {
  const { spec, product } = column;
  const constants = Object.fromEntries(
    ports.map(({ name, width, signed }) => [name, logic.input(name, width, signed)]),
  );
  const wiring = { logic, column, constants };
  const shapes = { weights: portShape(column, 'weights'), inputs: portShape(column, 'inputs') };
  const registers = operandRegisters(logic, spec.lanes, shapes.weights, shapes.inputs);
  const weights = registers.weights.map((word) => laneFactors(wiring, 'weights', word));
  const inputs = registers.inputs.map((word) => laneFactors(wiring, 'inputs', word));
  const behindStages = cut(wiring, hasLaneStage(column));
  const behindProducts = cut(wiring, product.stage !== null);
  const first = behindProducts(behindProducts(behindStages(registers.first)));
  for (const { name, weightPlane, inputPlane } of sumNames(column)) {
    const terms = weights.flatMap((weight, lane) => {
      const input = inputs[lane] as LaneFactors;
      const a = weight.factors[weightPlane] as CodedFactor;
      const b = input.factors[inputPlane] as CodedFactor;
      return [...productTerms(wiring, a, b), ...expandedTerms(wiring, weight, input)];
    });
    const { accumulatorBits: bits, pipelined } = spec;
    const signed = !column.counts;
    const arrival = spec.stays ? { arriving: logic.input(arrivingPort(name), bits, signed) } : {};
    logic.output(name, accumulate(logic, terms, first, { bits, signed, pipelined, ...arrival }));
  }
}

function portShape({ stages, decoders }: IntegerColumn, name: OperandName): WordShape {
  return stages[name].stands === 'input-port' ? stages[name].result : decoders[name].stored;
}

function cut({ logic, column }: Wiring, isCut: boolean): (word: Word) => Word {
  if (!isCut || !column.spec.pipelined) return (word) => word;
  return (word) => logic.inBlock('pipeline-registers', () => logic.register(word));
}

function laneFactors(wiring: Wiring, name: OperandName, stored: Word): LaneFactors {
  const { logic, column, constants } = wiring;
  const [stage, decoder] = [column.stages[name], column.decoders[name]];
  const behindStages = cut(wiring, hasLaneStage(column));
  const decoded = (word: Word): Word =>
    logic.inBlock('decode', () => decoder.describe(logic, word, constants));
  const { codes } = decoder;
  if (codes && multipliesCodes(column, name)) {
    const word = behindStages(stored);
    return {
      factors: logic.inBlock('decode', () => codes.factors(logic, word)),
      whole: () => decoded(word),
    };
  }
  const isStaged = stage.stands === 'input-port';
  const whole = behindStages(isStaged ? stored : describeStage(logic, stage, decoded(stored), constants));
  return { factors: [integerFactor(whole)], whole: () => whole };
}

function productTerms(wiring: Wiring, weight: CodedFactor, input: CodedFactor): readonly SumTerm[] {
  const { logic, column, constants } = wiring;
  const { stage, shape } = column.product;
  if (column.counts && weight.negative && input.negative) {
    const [a, b] = [weight.negative, input.negative];
    return [{ kind: 'word', word: logic.inBlock('products', () => logic.xnor(a, b)) }];
  }
  const terms = logic.inBlock('products', () => codedProduct(logic, weight, input, column.options));
  if (!stage) return terms.map(inProducts);
  const behindProduct = cut(wiring, true);
  const product = behindProduct(logic.inBlock('products', () => logic.sum(terms, shape.bits, shape.signed)));
  return [{ kind: 'word', word: behindProduct(describeStage(logic, stage, product, constants)) }];
}

/** The gates of a product's bits are not counted with the tree that adds them up. */
function inProducts(term: SumTerm): SumTerm {
  return term.kind === 'product' ? { ...term, block: 'products' } : term;
}

function expandedTerms(
  { column, constants }: Wiring,
  weight: LaneFactors,
  input: LaneFactors,
): readonly SumTerm[] {
  return column.expanded.map(({ name, zeroPoint }) => ({
    kind: 'product',
    a: name === 'weights' ? input.whole() : weight.whole(),
    b: constants[zeroPoint.name] as Word,
    sign: -1,
    block: 'offset',
  }));
}
