import type { Command } from 'commander';
import { checkConformance } from '../../src/core/conformance';
import { conformanceReport } from '../../src/core/conformance/report';
import { printJson } from '../output';
import { conformanceTable } from './conformance-table';

export function registerConformance(program: Command): void {
  program
    .command('conformance')
    .description('published figures beside ours: error, use and whether the tolerance is met')
    .option('--json', 'one JSON value instead of a table')
    .action(({ json }: { readonly json?: true }) => {
      const results = checkConformance();
      if (json) printJson(conformanceReport(results));
      else process.stdout.write(`${conformanceTable(results)}\n`);
    });
}
