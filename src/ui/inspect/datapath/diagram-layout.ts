import type { DatapathDrawing } from '../../../core/hardware/datapath-view/drawing';
import {
  feederOf,
  hasOwnPorts,
  insideX,
  type LaidOutUnit,
  type LaidOutWire,
  layOutUnit,
  lowerEdge,
  shares,
  sizes,
} from './diagram-places';
import { wiresInto } from './diagram-wires';

/** Where operands enter from outside, and where results leave. */
export interface LaidOutPort {
  readonly kind: 'weights' | 'inputs' | 'sum' | 'output';
  readonly bits: number;
  readonly x: number;
  readonly y: number;
}

export interface DiagramLayout {
  readonly height: number;
  readonly units: readonly LaidOutUnit[];
  readonly ports: readonly LaidOutPort[];
  readonly wires: readonly LaidOutWire[];
}

/**
 * Places the units of a drawing one below the other, their blocks in rows: what is done to weights alone at the left, to
 * activations alone at the right. Wires run straight down, at a quarter of the width for weights and at three for activations.
 */
export function layOutDiagram({ units }: Pick<DatapathDrawing, 'units'>, width: number): DiagramLayout {
  const placed: LaidOutUnit[] = [];
  let y = 0;
  for (const unit of units) {
    const laidOut = layOutUnit(unit, { y, width, hasPorts: hasOwnPorts(unit.kind) });
    placed.push(laidOut);
    y += laidOut.height + sizes.betweenUnits;
  }
  const last = placed.at(-1);
  const [output] = last?.unit.outputs ?? [];
  const bottom = last ? last.y + last.height : 0;
  const isCode = last?.unit.kind === 'output-stage';
  const outputPort: LaidOutPort[] = output
    ? [{ kind: isCode ? 'output' : 'sum', bits: output.bits, x: width / 2, y: bottom + sizes.wire }]
    : [];
  return {
    height: bottom + sizes.wire + sizes.port,
    units: placed,
    ports: [...placed.flatMap((unit) => operandPorts(unit, width, placed)), ...outputPort],
    wires: [
      ...placed.flatMap((unit) => wiresInto(unit, placed, width)),
      ...outputPort.map(({ x, y: toY, bits }) => ({ x, fromY: lowerEdge(last), toY, bits })),
    ],
  };
}

/** Weights enter every column; activations enter what they reach first. */
function operandPorts(
  { unit, y }: LaidOutUnit,
  width: number,
  all: readonly LaidOutUnit[],
): readonly LaidOutPort[] {
  if (!hasOwnPorts(unit.kind)) return [];
  const entering = new Map(unit.blocks.flatMap(({ inputs }) => inputs.map(({ from, bits }) => [from, bits])));
  const port = (kind: 'weights' | 'inputs', name: string): readonly LaidOutPort[] => {
    const bits = entering.get(name);
    const isFed = unit.kind === 'column' && feederOf(kind, all) !== undefined;
    if (bits === undefined || isFed) return [];
    const x = unit.kind === 'input-sum' ? insideX(unit.kind, width) : width * shares[kind];
    return [{ kind, bits, x, y: y + sizes.header }];
  };
  return [...port('weights', 'w'), ...port('inputs', 'x')];
}
