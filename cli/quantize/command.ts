import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { printJson } from '../output';
import { readText } from '../read-json';
import { parseValues } from './parse-values';
import { quantizeValues } from './quantize-values';

interface QuantizeOptions {
  readonly scheme: string;
  readonly bits: string;
  readonly kind: string;
  readonly values: string;
  readonly channels: string;
  readonly set: readonly string[];
}

export function registerQuantize(program: Command): void {
  const collect = (value: string, previous: readonly string[]) => [...previous, value];
  program
    .command('quantize')
    .description('codes of values under one scheme; {"codes","step","offset","dequantized"}')
    .requiredOption('--scheme <id>', 'quantization scheme')
    .requiredOption('--bits <n>', 'width')
    .requiredOption('--kind <role>', 'weights, activations')
    .requiredOption(
      '--values <file|->',
      'JSON list of numbers, or numbers between spaces or commas; - is standard input',
    )
    .option('--channels <n>', 'length of the last axis of the values', '1')
    .addOption(
      new Option(
        '--set <key=value>',
        'a parameter of the scheme, or step=… and offset=… in place of fitted ones; repeatable',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .action((options: QuantizeOptions) => {
      const { scheme, bits, kind, channels, set } = options;
      const text = options.values === '-' ? readFileSync(0, 'utf8') : readText(options.values);
      const values = parseValues(options.values, text);
      printJson(quantizeValues({ scheme, bits, kind, channels, set, values }));
    });
}
