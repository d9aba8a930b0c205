import type { CodeFormat } from '../../../quantization/code-format';
import { outputStageWidth } from '../../../quantization/accumulator-width';
import { outputChannelsOf } from '../../../networks/layer-shape';
import { comparisonsOf } from '../../placements/parts/comparisons';
import { valueBits } from '../../placements/parts/factor';
import { needsOf } from '../../placements/parts/operand';
import { productsOf } from '../../placements/parts/product';
import { hasScalesPerChannel, mantissaBitsOf, type OutputStage } from '../../placements/parts/requantization';
import type { SumWidths } from '../../placements/parts/sum-widths';
