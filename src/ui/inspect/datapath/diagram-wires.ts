import type { DrawnUnitKind, OperandSide } from '../../../core/hardware/datapath-view/drawing';
import {
  besideSum,
  bypass,
  feederOf,
  insideX,
  type LaidOutBlock,
  type LaidOutUnit,
  type LaidOutWire,
  lowerEdge,
  shares,
  sizes,
} from './diagram-places';

/** Wires into the blocks of a unit, from its ports, from each other and from the units before it. */
export function wiresInto(
  target: LaidOutUnit,
  all: readonly LaidOutUnit[],
  width: number,
): readonly LaidOutWire[] {
  return target.blocks.flatMap((into, index) => {
    if (into.block.name === 'pipeline-registers') return wireToLast(target, into, index);
    const wires = into.block.inputs.flatMap(({ from, bits, side }): readonly LaidOutWire[] => {
      const source = target.blocks.find(({ block }) => block.name === from);
      if (source) {
        const x = besideControl(target, { source, into, x: innerX(target, source, into, side, width) });
        return [{ x, fromY: source.y + source.height, toY: into.y, bits }];
      }
      const start = startOf(from, target, all, width);
      return start ? [{ ...start, toY: into.y, bits }] : [];
    });
    return sideBySide(wires);
  });
}

/** Registers behind everything take what the block above hands on; those in between are passed by the wires of others. */
function wireToLast({ blocks }: LaidOutUnit, last: LaidOutBlock, index: number): readonly LaidOutWire[] {
  const before = blocks[index - 1];
  const wire = last.block.inputs.find(({ from }) => from === before?.block.name);
  if (!before || !wire || index < blocks.length - 1) return [];
  return [{ x: last.x + last.width / 2, fromY: before.y + before.height, toY: last.y, bits: wire.bits }];
}

const betweenWires = 30;
const tooNear = 12;

/** Wires that would lie on one another stand apart. */
function sideBySide(wires: readonly LaidOutWire[]): readonly LaidOutWire[] {
  return wires.map((wire) => {
    const same = wires.filter(({ x }) => Math.abs(x - wire.x) < tooNear);
    const place = same.indexOf(wire) - (same.length - 1) / 2;
    return { ...wire, x: wire.x + place * betweenWires };
  });
}

/** Where a wire runs between two blocks of a unit: over the narrower of both. */
function innerX(
  { unit }: LaidOutUnit,
  source: LaidOutBlock,
  into: LaidOutBlock,
  side: OperandSide,
  width: number,
): number {
  if (unit.kind === 'input-port') return width * shares.inputs;
  const narrow = source.width <= into.width ? source : into;
  const isOwnSide = narrow.block.side !== 'both' || side === 'both';
  const isHalf = source.width !== into.width || narrow.width < width / 2;
  return narrow.x + narrow.width * (isHalf && isOwnSide ? 0.5 : shares[side]);
}

interface InnerWire {
  readonly source: LaidOutBlock;
  readonly into: LaidOutBlock;
  readonly x: number;
}

/** A wire that would run behind the control logic passes it at its free side. */
function besideControl({ blocks }: LaidOutUnit, { source, into, x }: InnerWire): number {
  const passed = blocks.find(
    ({ block, x: left, y, width }) =>
      block.name === 'control' && y > source.y && y < into.y && x > left && x < left + width,
  );
  return passed ? passed.x - tooNear : x;
}

function fromYOf(feeder: LaidOutUnit | undefined, atPort: number): number {
  return feeder ? lowerEdge(feeder) : atPort;
}

/** The lower end of what hands a word to a unit from outside; null for constants. */
function startOf(
  port: string,
  target: LaidOutUnit,
  all: readonly LaidOutUnit[],
  width: number,
): { readonly x: number; readonly fromY: number } | null {
  const unitOf = (kind: DrawnUnitKind) => all.find(({ unit }) => unit.kind === kind);
  const atPort = target.y + sizes.header + sizes.port;
  const feeder = (side: 'weights' | 'inputs') =>
    target.unit.kind === 'column' ? feederOf(side, all) : undefined;
  switch (port.replace(/\d+$/, '')) {
    case 'w':
      return { x: width * shares.weights, fromY: fromYOf(feeder('weights'), atPort) };
    case 'x':
      return { x: insideX(target.unit.kind, width), fromY: fromYOf(feeder('inputs'), atPort) };
    case 'sum': {
      const isPassed = target.blocks.some(({ block }) => besideSum.includes(block.name));
      return {
        x: width * (isPassed || unitOf('input-sum') ? bypass.way : shares.both),
        fromY: lowerEdge(unitOf('column')),
      };
    }
    case 'inputSum':
      return { x: insideX('input-sum', width), fromY: lowerEdge(unitOf('input-sum')) };
    default:
      return null;
  }
}
