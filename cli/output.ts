/** Standard output carries JSON and nothing else: one value a line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Progress and errors go to standard error, one line each. */
export function printLine(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A reader that stops early (`| head -1`) is no error. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}
