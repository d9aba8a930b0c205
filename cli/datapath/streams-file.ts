import * as v from 'valibot';
import type { OperandStep } from '../../src/core/hardware/datapaths/datapath-class';
import { codeOf, storedWords } from '../../src/core/hardware/datapaths/parts/stored-word';
import { ProblemError } from '../../src/core/problem';
import type { CodeFormat } from '../../src/core/quantization/code-format';
import { readJson } from '../read-json';

const codes = v.pipe(
  v.array(v.pipe(v.array(v.number()), v.minLength(1, 'a cycle needs a code for every lane'))),
  v.minLength(1, 'at least one cycle is needed'),
);
const streamsSchema = v.strictObject({ weights: codes, activations: codes });

type Cycles = readonly (readonly number[])[];

/** Operand codes of a file, cycle by cycle one code per lane. */
export interface CodeStreams {
  readonly weights: Cycles;
  readonly activations: Cycles;
}

/** A ProblemError that names the place where cycles or lanes of the two operands differ, or are not `lanes` where given. */
export function readStreams(file: string, lanes: number | null): CodeStreams {
  const streams = readJson(file, streamsSchema);
  const { weights, activations } = streams;
  const wrong = (place: string, reason: string) => new ProblemError('file-invalid', { file, place, reason });
  if (activations.length !== weights.length) {
    throw wrong(
      'activations',
      `${activations.length} cycles, but weights have ${weights.length}; give both as many`,
    );
  }
  const expected = lanes ?? weights[0]?.length ?? 0;
  const origin = lanes === null ? 'weights[0] has' : '--lanes asks for';
  for (const [name, cycles] of Object.entries({ weights, activations })) {
    const cycle = cycles.findIndex(({ length }) => length !== expected);
    const length = cycles[cycle]?.length;
    if (length !== undefined) {
      throw wrong(`${name}.${cycle}`, `${length} codes, but ${origin} ${expected}; give one per lane`);
    }
  }
  return streams;
}

/** Formats of both operands, and the class that they belong to. */
export interface StreamCodes {
  readonly class: string;
  readonly weights: CodeFormat;
  readonly activations: CodeFormat;
}

/** Steps of stored words; sums take `stepsPerSum` of them. A ProblemError names the first number that is no code. */
export function stepsOf(
  streams: CodeStreams,
  formats: StreamCodes,
  stepsPerSum: number,
): readonly OperandStep[] {
  const weights = wordsOf(streams, formats, 'weights');
  const inputs = wordsOf(streams, formats, 'activations');
  return weights.map((words, cycle) => ({
    weights: words,
    inputs: inputs[cycle] ?? [],
    isFirst: cycle % stepsPerSum === 0,
  }));
}

function wordsOf(streams: CodeStreams, formats: StreamCodes, name: keyof CodeStreams): Cycles {
  const words = wordsByCode(formats[name]);
  return streams[name].map((cycle, index) =>
    cycle.map((code, lane) => {
      const word = words.get(code);
      if (word !== undefined) return word;
      const key = `${name}[${index}][${lane}]`;
      throw new ProblemError('not-a-code', {
        key,
        value: code,
        class: formats.class,
        options: codesText([...words.keys()]),
      });
    }),
  );
}

/** Of planes, whose codes depend on their scales, the patterns stand for themselves: bit p is 1 where plane p is subtracted. */
function wordsByCode(format: CodeFormat): ReadonlyMap<number, number> {
  const codeOfWord = (word: number) =>
    format.kind === 'planes' ? word : codeOf(format, word) + format.shift;
  return new Map(storedWords(format).map((word) => [codeOfWord(word), word]));
}

const listedCodes = 16;

function codesText(known: readonly number[]): string {
  const ordered = [...known].sort((left, right) => left - right);
  const [first = 0, last = 0] = [ordered[0], ordered.at(-1)];
  const isWithoutGaps = ordered.length === last - first + 1;
  if (isWithoutGaps && ordered.length > 2) return `${first} to ${last}`;
  if (ordered.length <= listedCodes) return ordered.join(', ');
  return `${ordered.length} numbers from ${first} to ${last}`;
}
