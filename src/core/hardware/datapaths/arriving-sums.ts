import type { LaneDesign, OperandStep, PortValues } from './datapath-class';

/** Steps that are added up one after another, as steps of columns in which an operand stays: each receives what is before it. */
export function arrivingSteps(steps: readonly OperandStep[]): readonly OperandStep[] {
  let before: OperandStep[] = [];
  return steps.map((step) => {
    if (step.isFirst) before = [];
    const arriving = before;
    before = [...before, { ...step, isFirst: false }];
    return { ...step, isFirst: true, arriving };
  });
}

/** Values cycle by cycle that begin anew behind the last, those of sums that arrive as late as they are due. */
export function withLateArrivals(
  { arrivingPorts = [], latencyCycles }: Pick<LaneDesign, 'arrivingPorts' | 'latencyCycles'>,
  values: readonly PortValues[],
): readonly PortValues[] {
  if (arrivingPorts.length === 0) return values;
  const late = (latencyCycles - 1) % values.length;
  return values.map((each, cycle) => {
    const due = values[(cycle - late + values.length) % values.length];
    return { ...each, ...Object.fromEntries(arrivingPorts.map((port) => [port, due?.[port] ?? 0])) };
  });
}
