import { createRandom } from '../../../random';
import { streamCount } from '../../gates/stimulus';
import { onPorts } from '../on-ports';
import type { StageStream } from '../output-stages/drive-stage';
import type { StageDesign } from '../output-stages/output-stage';
import type { PoolingSpec } from '../output-stages/pooling-stage';
import { sumDeviation } from './typical-sums';

const seed = 1;
/** The usual window of two by two; specs stand for all windows where these leave the netlist alike. */
const codesOfWindow = 4;

/** What a pool sees where no network says: codes whose range ends at three standard deviations, after a ReLU where they have no sign; or sums. */
export function poolStreams(
  { kind, bits, signed, window }: PoolingSpec,
  design: Pick<StageDesign, 'samplePorts'>,
  samples: number,
): readonly StageStream[] {
  const random = createRandom(seed);
  const highest = 2 ** (signed ? bits - 1 : bits) - 1;
  const unit = kind === 'sum' ? sumDeviation(bits) : Math.max(1, highest / 3);
  const values = kind === 'sum' ? window : codesOfWindow;
  return Array.from({ length: streamCount }, () => ({
    constants: {},
    samples: Array.from({ length: samples }, (_, index) => {
      const value = Math.round(unit * random.normal());
      return onPorts(design.samplePorts, { value, first: index % values === 0 ? 1 : 0 });
    }),
  }));
}
