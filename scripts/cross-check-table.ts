import { runYosys, version } from '@yowasp/yosys';
import { compareFlows, type FlowComparison } from '../src/core/hardware/datapaths/testing/compare-flows';
import { type CrossCheck, crossCheck } from '../src/core/hardware/datapaths/testing/cross-check';
import { allDesigns } from '../src/core/hardware/datapaths/testing/cross-checked-designs';

const figures = ['areaUm2', 'energyFj', 'zeroDelayFj'] as const;

const checks: CrossCheck[] = [];
for (const design of allDesigns) {
  process.stderr.write(`${design.name}\n`);
  const check = await crossCheck(runYosys, design);
  if (check.mismatch) throw new Error(`${check.name} differs: ${check.mismatch}`);
  checks.push(check);
}
const results = checks.reduce((sum, { comparedResults }) => sum + comparedResults, 0);
console.log(`Yosys ${version}: ${checks.length} designs, ${results} results equal in both netlists.\n`);
console.log(
  '| design | um2 | fJ per cycle | Yosys / ours: area | energy | x: area | Yosys | | x: energy | Yosys | | x: zero-delay | Yosys | |',
);
console.log(`|${' --- |'.repeat(14)}`);
const rows = compareFlows(checks);
for (const baseline of new Set(rows.map((row) => row.baseline))) {
  console.log(`| **against ${baseline}** |${' |'.repeat(13)}`);
  for (const row of rows) if (row.baseline === baseline) console.log(tableRow(row));
}

function tableRow({ name, ours, overOurs, ratios }: FlowComparison): string {
  const cells = [
    name,
    ours.areaUm2.toFixed(0),
    ours.energyFj.toFixed(0),
    overOurs.areaUm2.toFixed(2),
    overOurs.energyFj.toFixed(2),
    ...figures.flatMap((figure) => {
      const { ours: own, synthesized, difference } = ratios[figure];
      return [own.toFixed(2), synthesized.toFixed(2), `${(100 * difference).toFixed(0)} %`];
    }),
  ];
  return `| ${cells.join(' | ')} |`;
}
