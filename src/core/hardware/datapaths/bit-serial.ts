import type { DatapathClass } from './datapath-class';
import { bitSerialLanes } from './parts/bit-serial-lanes';
import { foldedDecoders, wholeDecoders } from './parts/folded-decoders';
import { integerOperands } from './parts/integer-operands';

const widestBits = 16;

/** Integers of which inputs come bit by bit: as many cycles as they have bits, whatever the weights. */
export const bitSerial: DatapathClass = {
  id: 'bit-serial',
  references: ['judd-2016'],
  operands: (weightBits, inputBits) =>
    integerOperands(weightBits, inputBits, { scale: false, offset: 'none' }),
  takes: (pair) => wholeDecoders(pair, widestBits) !== null,
  lanes: (spec) => bitSerialLanes(spec, foldedDecoders(bitSerial.id, spec, widestBits)),
};
