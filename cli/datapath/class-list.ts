import { datapathClasses } from '../../src/core/hardware/datapaths';
import type { DatapathClass, OperandPair } from '../../src/core/hardware/datapaths/datapath-class';
import { ProblemError } from '../../src/core/problem';
import { references } from '../../src/core/references';

/** Widths of weights and activations that any class may have. */
export const anyWidth = { minimum: 1, maximum: 16 } as const;

const allWidths = Array.from({ length: anyWidth.maximum }, (_, index) => index + 1);

/** Every class of datapaths with its widths and papers, in the order in which codes are offered to them. */
export function classList() {
  return datapathClasses.all.map((datapath) => ({
    id: datapath.id,
    weightBits: weightWidths(datapath),
    activationBits: activationWidths(datapath),
    references: datapath.references.map((key) => ({ key, ...references[key] })),
  }));
}

/** The codes of a class; a ProblemError that names its widths where it has none of these. */
export function operandsOf(datapath: DatapathClass, weightBits: number, activationBits: number): OperandPair {
  const operands = datapath.operands(weightBits, activationBits);
  if (operands) return operands;
  const forTheseWeights = allWidths.filter((bits) => datapath.operands(weightBits, bits));
  throw new ProblemError('not-datapath-widths', {
    class: datapath.id,
    weightBits,
    activationBits,
    weightOptions: widthsText(weightWidths(datapath)),
    activationOptions: widthsText(forTheseWeights.length > 0 ? forTheseWeights : activationWidths(datapath)),
  });
}

function weightWidths(datapath: DatapathClass): readonly number[] {
  return allWidths.filter((bits) => allWidths.some((other) => datapath.operands(bits, other)));
}

function activationWidths(datapath: DatapathClass): readonly number[] {
  return allWidths.filter((bits) => allWidths.some((other) => datapath.operands(other, bits)));
}

/** 2 to 16 where there is no gap, else 1, 2, 4. */
function widthsText(widths: readonly number[]): string {
  const [first = 0, last = first] = [widths[0], widths.at(-1)];
  return widths.length > 2 && widths.length === last - first + 1 ? `${first} to ${last}` : widths.join(', ');
}
