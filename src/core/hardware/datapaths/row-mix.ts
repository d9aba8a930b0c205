import { type CodeFormat, integerGrid } from '../../quantization/code-format';
import { rowMixFormat } from '../../schemes/parts/row-mix';
import type { DatapathClass } from './datapath-class';
import { codedDecoder } from './parts/coded-decoder';
import { integerLanes } from './parts/integer-lanes';

/** Bits of most rows. */
const rowBits = 4;

/** The shares that RMSMP names first. */
const shares = { powersOfTwo: 0.65, fourBits: 0.3, eightBits: 0.05 };

/**
 * Rows of several formats, each with columns of its own: powers of two shift, integers multiply. There is no lane that does
 * both, so `lanes` takes a column of one row format (`columnsOf`), and figures of the whole are mixed by the shares.
 */
export const mixedRows: DatapathClass = {
  id: 'row-mix',
  references: ['chang-2021'],
  operands: (weightBits, inputBits) => {
    if (weightBits !== rowBits) return null;
    return {
      weights: { format: rowMixFormat(shares), scale: true, offset: 'none' },
      inputs: { format: integerGrid(inputBits, false), scale: true, offset: 'none' },
    };
  },
  takes: ({ weights, inputs }) => weights.format.kind === 'row-mix' || inputs.format.kind === 'row-mix',
  lanes: (spec) => {
    const { weights, inputs } = spec;
    if (!isRow(weights.format) || !isRow(inputs.format)) {
      throw new RangeError(`row-mix takes no column of ${weights.format.kind} x ${inputs.format.kind}`);
    }
    const decoders = { weights: codedDecoder(weights, 'weights'), inputs: codedDecoder(inputs, 'inputs') };
    return integerLanes(spec, decoders);
  },
};

/** Formats that rows may have. */
function isRow({ kind, shift }: CodeFormat): boolean {
  return (kind === 'integer-grid' && shift === 0) || kind === 'power-of-two';
}
