import type { CodeFormat } from '../../../quantization/code-format';
import type { ReferenceKey } from '../../../references';
import type { DatapathClass, DatapathOperand } from '../datapath-class';
import { codedDecoder } from './coded-decoder';
import type { ColumnOptions } from './integer-column';
import { integerLanes } from './integer-lanes';

/** A class whose lanes multiply codes as they are, wherever the placement does not ask for whole numbers. */
export interface CodedClass {
  readonly id: string;
  readonly references: readonly ReferenceKey[];
  /** Codes of the class at these widths; null where it has none so wide. */
  formats(weightBits: number, inputBits: number): FormatPair | null;
  /** Whether steps are more than powers of two in the schemes that the class is made for. */
  readonly scales: { readonly weights: boolean; readonly inputs: boolean };
  takes(weights: CodeFormat, inputs: CodeFormat): boolean;
  readonly options?: ColumnOptions;
}

interface FormatPair {
  readonly weights: CodeFormat;
  readonly inputs: CodeFormat;
}

/** A datapath class whose lanes multiply codes of two given formats, width by width. */
export function codedClass({ id, references, formats, scales, takes, options }: CodedClass): DatapathClass {
  const operand = (format: CodeFormat, scale: boolean): DatapathOperand => ({
    format,
    scale,
    offset: 'none',
  });
  return {
    id,
    references,
    operands: (weightBits, inputBits) => {
      const pair = formats(weightBits, inputBits);
      if (pair === null) return null;
      return {
        weights: operand(pair.weights, scales.weights),
        inputs: operand(pair.inputs, scales.inputs),
      };
    },
    takes: ({ weights, inputs }) => takes(weights.format, inputs.format),
    lanes: (spec) => {
      const { weights, inputs } = spec;
      if (!takes(weights.format, inputs.format)) {
        throw new RangeError(`${id} takes no ${weights.format.kind} x ${inputs.format.kind}`);
      }
      const decoders = { weights: codedDecoder(weights, 'weights'), inputs: codedDecoder(inputs, 'inputs') };
      return integerLanes(spec, decoders, options);
    },
  };
}

/** True where one of the operands has such codes and none has mixed rows, which have columns of their own. */
export function eitherIs(
  kind: (format: CodeFormat) => boolean,
): (weights: CodeFormat, inputs: CodeFormat) => boolean {
  return (weights, inputs) =>
    (kind(weights) || kind(inputs)) && weights.kind !== 'row-mix' && inputs.kind !== 'row-mix';
}
