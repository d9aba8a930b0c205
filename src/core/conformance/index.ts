import { accuracyRows } from './accuracy-rows';
import { bitSerialRows } from './bit-serial-rows';
import { circuitRows } from './circuit-rows';
import { composableRows } from './composable-rows';
import { dianNaoRows } from './dian-nao-rows';
import { eyerissRows } from './eyeriss-rows';
import { integerRows } from './integer-rows';
import { type ConformanceResult, judge } from './judge';
import { nvSmallRows } from './nv-small-rows';
import { qtoolsRows } from './qtools-rows';
import type { ConformanceRow } from './row';
import { systolicRows } from './systolic-rows';
import { technologyRows } from './technology-rows';

export { judge } from './judge';

/** Every published figure that simulator and quantizers are held to. */
export const conformanceRows: readonly ConformanceRow[] = [
  ...systolicRows,
  ...dianNaoRows,
  ...eyerissRows,
  ...bitSerialRows,
  ...composableRows,
  ...nvSmallRows,
  ...circuitRows,
  ...technologyRows,
  ...qtoolsRows,
  ...integerRows,
  ...accuracyRows,
];

/** Computes every row now. */
export function checkConformance(): readonly ConformanceResult[] {
  return conformanceRows.map(judge);
}
