import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond2,
  symbolSquare2,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';

/** Shapes that stay apart at 8 pixels; a scheme has one, its family has the colour. */
export const symbolShapes = ['circle', 'square', 'diamond', 'triangle', 'cross', 'star'] as const;
export type SymbolShape = (typeof symbolShapes)[number];

const symbolTypes: Readonly<Record<SymbolShape, SymbolType>> = {
  circle: symbolCircle,
  square: symbolSquare2,
  diamond: symbolDiamond2,
  triangle: symbolTriangle,
  cross: symbolCross,
  star: symbolStar,
};

const paths = new Map<string, string>();

/** SVG path of a shape centred on the origin. */
export function symbolPath(shape: SymbolShape, areaPx: number): string {
  const key = `${shape} ${areaPx}`;
  const path = paths.get(key) ?? symbol(symbolTypes[shape], areaPx)() ?? '';
  paths.set(key, path);
  return path;
}

const frameCorners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** SVG path of the four corners of a square around the origin. */
export function framePath(reachPx: number): string {
  const inner = 0.45 * reachPx;
  return frameCorners.map(([x, y]) => `M${x * inner} ${y * reachPx}H${x * reachPx}V${y * inner}`).join('');
}
