import { type BlockLink, createBlockTrace } from '../gates/block-trace';
import { type BlockName, blockNames } from '../gates/netlist';
import type { WordLogic } from '../gates/word-logic';
import type { DrawnOutput, DrawnPlace, DrawnWire, OperandSide } from './drawing';

export interface PlacedBlocks {
  readonly blocks: readonly DrawnPlace[];
  readonly outputs: readonly DrawnOutput[];
}

/** What marks the first step of a sum is no operand. */
const controlPorts: readonly string[] = ['first'];

/** Registers that stand wherever a path is cut: drawn once, in front of the loop or at the end. */
const pipeline: BlockName = 'pipeline-registers';
const loop: BlockName = 'accumulator';

/**
 * The blocks of a design in rows, from its ports to its outputs: each in the row before the first that takes its words, so
 * that what happens to one operand alone stands beside the way of the other. `present`: blocks that have cells.
 */
export function placeBlocks(
  design: { describe(logic: WordLogic): void },
  present: ReadonlySet<BlockName>,
): PlacedBlocks {
  const trace = createBlockTrace();
  design.describe(trace);
  const links = trace.finish().filter(({ origins }) => !isControl(origins));
  const names = blockNames.filter((name) => present.has(name) && name !== pipeline);
  const heights = heightsOf(links, names);
  const top = Math.max(0, ...heights.values());
  const placed = names.map((name) => placeOf(name, top - (heights.get(name) ?? 0), links));
  return {
    blocks: [...(present.has(pipeline) ? withPipeline(placed, links) : placed)].sort(inReadingOrder),
    outputs: outputsOf(links),
  };
}

function outputsOf(links: readonly BlockLink[]): readonly DrawnOutput[] {
  const outputs = new Map<string, number>();
  for (const { to, bits } of links) {
    if (!blockNames.some((block) => block === to)) outputs.set(to, Math.max(bits, outputs.get(to) ?? 0));
  }
  return [...outputs].map(([port, bits]) => ({ port, bits }));
}

function isControl(origins: readonly string[]): boolean {
  return origins.length > 0 && origins.every((name) => controlPorts.includes(name));
}

/** Blocks on the longest way behind each. A way back, as registers of a loop have it, does not count. */
function heightsOf(links: readonly BlockLink[], names: readonly BlockName[]): ReadonlyMap<BlockName, number> {
  const heights = new Map<BlockName, number>();
  const heightOf = (name: BlockName, open: readonly BlockName[]): number => {
    const known = heights.get(name);
    if (known !== undefined) return known;
    const next = names.filter(
      (other) => !open.includes(other) && links.some(({ from, to }) => from === name && to === other),
    );
    const height = next.reduce((most, other) => Math.max(most, 1 + heightOf(other, [...open, name])), 0);
    heights.set(name, height);
    return height;
  };
  for (const name of names) heightOf(name, [name]);
  return heights;
}

function placeOf(name: BlockName, row: number, links: readonly BlockLink[]): DrawnPlace {
  const into = links.filter(({ to }) => to === name);
  return {
    name,
    row,
    side: sideOf(into.flatMap(({ origins }) => origins)),
    inputs: wiresOf(into),
    outputBits: links.reduce((most, { from, bits }) => (from === name ? Math.max(most, bits) : most), 0),
  };
}

function wiresOf(links: readonly BlockLink[]): readonly DrawnWire[] {
  const wires = new Map<string, DrawnWire>();
  for (const { from, bits, origins } of links) {
    const side = sideOf(origins);
    const key = `${from} ${side}`;
    wires.set(key, { from, side, bits: Math.max(bits, wires.get(key)?.bits ?? 0) });
  }
  return [...wires.values()];
}

function sideOf(origins: readonly string[]): OperandSide {
  const [ofWeights, ofInputs] = [origins.includes('w'), origins.includes('x')];
  if (ofWeights === ofInputs) return 'both';
  return ofWeights ? 'weights' : 'inputs';
}

function withPipeline(placed: readonly DrawnPlace[], links: readonly BlockLink[]): readonly DrawnPlace[] {
  const behind = Math.max(0, ...placed.map(({ row }) => row)) + 1;
  const row = placed.find(({ name }) => name === loop)?.row ?? behind;
  const registers = placeOf(pipeline, row, links);
  const outputBits = Math.max(0, ...registers.inputs.map(({ bits }) => bits));
  return [
    ...placed.map((block) => (block.row >= row ? { ...block, row: block.row + 1 } : block)),
    { ...registers, side: 'both', outputBits },
  ];
}

const sides = ['weights', 'both', 'inputs'] as const;

function inReadingOrder(left: DrawnPlace, right: DrawnPlace): number {
  if (left.row !== right.row) return left.row - right.row;
  if (left.name === 'products') return -1;
  return right.name === 'products' ? 1 : sides.indexOf(left.side) - sides.indexOf(right.side);
}
