import { integerGrid } from '../../../quantization/code-format';
import type { LayerWidths, MultipliedCodes } from '../accelerator';

/** What words of these widths hold where nothing else is said: signed weights, unsigned inputs. */
export function plainCodes({ weights, inputs }: LayerWidths): MultipliedCodes {
  return { weights: integerGrid(Math.ceil(weights), true), inputs: integerGrid(Math.ceil(inputs), false) };
}
