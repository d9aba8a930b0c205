import { Command } from 'commander';
import { registerAllocate } from './allocate/command';
import { registerCalibrate } from './calibrate/command';
import { registerConformance } from './conformance/command';
import { registerCost } from './cost/command';
import { registerDatapath } from './datapath/command';
import { registerExplore } from './explore/command';
import { registerGallery } from './gallery/command';
import { registerMerge } from './merge/command';
import { registerQuantize } from './quantize/command';
import { registerReproduce } from './reproduce/command';
import { registerResults } from './results/command';
import { registerSchemes } from './schemes/command';
import { registerSearch } from './search/command';
import { registerVerify } from './verify/command';

/** The command line. Throws CommanderError for what commander rejects, ProblemError for what we reject. */
export function createProgram(): Command {
  const program = new Command('bitfrontier')
    .description('Train, quantize and cost small CNNs without a browser: JSON on standard output.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${text.trim().replace(/\s*\n\s*/g, ' ')}\n`) });
  registerExplore(program);
  registerMerge(program);
  registerReproduce(program);
  registerSearch(program);
  registerVerify(program);
  registerAllocate(program);
  registerCost(program);
  registerConformance(program);
  registerCalibrate(program);
  registerDatapath(program);
  registerQuantize(program);
  registerSchemes(program);
  registerGallery(program);
  registerResults(program);
  return program;
}
