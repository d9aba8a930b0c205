import type { Command } from 'commander';
import { references } from '../../src/core/references';
import { schemes } from '../../src/core/schemes';
import { printJson } from '../output';

export function registerSchemes(program: Command): void {
  program
    .command('schemes')
    .description('every quantization scheme with family, widths, parameters and references')
    .action(() => printJson(schemeList()));
}

/** What a scheme is, without its functions. */
export function schemeList() {
  return schemes.all.map(
    ({ id, family, fidelity, needsBatchNorm, activationRange, widths, params, ...scheme }) => ({
      id,
      family,
      fidelity,
      needsBatchNorm,
      activationRange,
      widths,
      params,
      references: scheme.references.map((key) => ({ key, ...references[key] })),
    }),
  );
}
