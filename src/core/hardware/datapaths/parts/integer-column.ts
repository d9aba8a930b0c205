import { actedOperands, integersOf, type OperandName } from '../../placements/parts/operand';
import { productsOf } from '../../placements/parts/product';
import type { LaneConstant, LaneSpec } from '../datapath-class';
import { typicalZeroPoint, zeroPointConstant } from './affine-constants';
import type { CodedProductOptions } from './coded-product';
import type { IntegerDecoder } from './integer-decoder';
import type { WordShape } from './operand-registers';
import { type OperandStage, operandStage, stageConstants } from './operand-stage';
import { type ProductStage, productStage } from './product-stage';

export type Decoders = Readonly<Record<OperandName, IntegerDecoder>>;

export interface ColumnOptions extends CodedProductOptions {
  /** Counts equal signs where lanes multiply signs as they are. */
  readonly countsSigns?: boolean;
}

/** What stands where in a column of lanes, and how wide. */
export interface IntegerColumn {
  readonly spec: LaneSpec;
  readonly decoders: Decoders;
  readonly stages: Readonly<Record<OperandName, OperandStage>>;
  readonly product: { readonly shape: WordShape; readonly stage: ProductStage | null };
  /** Zero points that `expanded-affine` multiplies by the other operand, and whose they are. */
  readonly expanded: readonly { readonly name: OperandName; readonly zeroPoint: LaneConstant }[];
  /** True where equal signs are counted instead of multiplied. */
  readonly counts: boolean;
  readonly options: ColumnOptions;
}

/** Lays out the stages, products and accumulator of a column for a lane. */
export function integerColumn(spec: LaneSpec, decoders: Decoders, options: ColumnOptions): IntegerColumn {
  const stages = {
    weights: operandStage(spec, 'weights', decoders.weights.whole),
    inputs: operandStage(spec, 'inputs', decoders.inputs.whole),
  };
  const expands = (name: OperandName) => spec.placement === 'expanded-affine' && spec[name].offset === 'real';
  const expanded = actedOperands(spec.operand)
    .filter(expands)
    .map((name) => {
      const { whole } = decoders[name];
      return { name, zeroPoint: zeroPointConstant(name, whole, typicalZeroPoint(name, whole)) };
    });
  const shape = productShape(spec, { stages, decoders });
  const column = { spec, decoders, stages, product: { shape, stage: productStage(spec, shape) }, expanded };
  const counts =
    options.countsSigns === true &&
    !joinsPlanes(column) &&
    multipliesCodes(column, 'weights') &&
    multipliesCodes(column, 'inputs');
  return { ...column, counts, options };
}

type UncountedColumn = Omit<IntegerColumn, 'counts' | 'options'>;

/** True where lanes multiply the codes of an operand as they are, false where they need the whole number. */
export function multipliesCodes(column: UncountedColumn, name: OperandName): boolean {
  const { codes } = column.decoders[name];
  if (codes === null || column.stages[name].stands !== 'nowhere') return false;
  return codes.count === 1 || !joinsPlanes(column);
}

/** Planes are one number where there is something to do to whole products, or to an operand beside its product. */
function joinsPlanes({ product, expanded }: UncountedColumn): boolean {
  return product.stage !== null || expanded.length > 0;
}

/** Sums of a column: `sum`, or `sum0`, `sum1`, … where planes have their own, those of one weight plane side by side. */
export function sumNames(column: UncountedColumn): readonly PlaneSum[] {
  const planesOf = (name: OperandName): number =>
    multipliesCodes(column, name) ? (column.decoders[name].codes?.count ?? 1) : 1;
  const inputPlanes = planesOf('inputs');
  const count = planesOf('weights') * inputPlanes;
  return Array.from({ length: count }, (_, index) => ({
    name: count === 1 ? 'sum' : `sum${index}`,
    weightPlane: Math.floor(index / inputPlanes),
    inputPlane: index % inputPlanes,
  }));
}

/** The port of a sum that arrives. */
export function arrivingPort(sumName: string): string {
  return `${sumName}In`;
}

export interface PlaneSum {
  readonly name: string;
  readonly weightPlane: number;
  readonly inputPlane: number;
}

/** Of two signs, which give -1 and 1, two bits where a count of equal ones takes one. */
function productShape(
  spec: LaneSpec,
  { stages, decoders }: Pick<IntegerColumn, 'stages' | 'decoders'>,
): WordShape {
  const formatOf = (name: OperandName) => {
    const { codes, whole } = decoders[name];
    return codes?.count === 1 ? spec[name].format : integersOf(whole.bits, whole.signed);
  };
  const bits = productsOf(formatOf('weights'), formatOf('inputs')).map((product) => product.bits);
  const signed = stages.weights.result.signed || stages.inputs.result.signed;
  return { bits: Math.max(signed ? 2 : 1, ...bits), signed };
}

/** Constants of the column's own ports, and those of a stage at the port of the inputs. */
export function columnConstants(column: IntegerColumn): {
  readonly own: readonly LaneConstant[];
  readonly shared: readonly LaneConstant[];
} {
  const { decoders, stages, product, expanded } = column;
  const ofOperand = (name: OperandName): readonly LaneConstant[] => [
    ...(multipliesCodes(column, name) && expanded.length === 0 ? [] : decoders[name].constantPorts),
    ...stageConstants(stages[name]),
  ];
  const [ofWeights, ofInputs] = [ofOperand('weights'), ofOperand('inputs')];
  const isShared = stages.inputs.stands === 'input-port';
  return {
    own: [
      ...ofWeights,
      ...(isShared ? [] : ofInputs),
      ...expanded.map(({ zeroPoint }) => zeroPoint),
      ...(product.stage ? stageConstants(product.stage) : []),
    ],
    shared: isShared ? ofInputs : [],
  };
}

/** True where a stage in the lanes keeps operands from reaching the multiplier at once. */
export function hasLaneStage({ stages }: IntegerColumn): boolean {
  return stages.weights.stands === 'lane' || stages.inputs.stands === 'lane';
}
