import { reportError } from './exit-code';
import { endQuietlyOnClosedPipe } from './output';
import { createProgram } from './program';

endQuietlyOnClosedPipe();
try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
