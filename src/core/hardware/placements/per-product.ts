import { requantizationMantissaBits } from '../../quantization/requantization-width';
import { activeUse } from '../primitives';
import { type DecodedCodes, decodeCodes } from './parts/decode-codes';
import { exactnessOf } from './parts/exactness';
import { actedOperands, needsOf, type OperandName } from './parts/operand';
import { adderDelayNs, multiplierDelayNs } from './parts/path-delay';
import { productsOf } from './parts/product';
import type { Placement, PlacementContext } from './placement';

/**
 * Behind every multiplier the product is multiplied by a scale and an offset is added, both of the requantization's
 * width, before it is accumulated: what unshared steps force. The adder is as wide as what it adds, and one bit more.
 * Planes are added up in front of the multiplier, so that there is one product to scale.
 */
export const perProduct: Placement = {
  id: 'per-product',
  exactness: (context) => exactnessOf(context, { scale: true, offset: true }),
  treat: (context) => {
    const acted = actedOperands(context.operand);
    const scales = acted.some((name) => needsOf(context[name]).scale);
    const offsets = acted.some((name) => needsOf(context[name]).offset !== 'none');
    const joined = (name: OperandName) => joinPlanes(context, name, scales || offsets);
    const [weights, inputs] = [joined('weights'), joined('inputs')];
    const scaleBits = scales ? scaleBitsOf(context, acted) : 0;
    const products = productsOf(weights.format, inputs.format);
    const productBits = Math.max(...products.map(({ bits }) => bits));
    const scaledBits = productBits + scaleBits;
    const resultBits = offsets ? Math.max(scaledBits, context.requantizationBits) + 1 : scaledBits;
    const treated = (name: OperandName, { format }: DecodedCodes) => ({
      format,
      scaleApplied: acted.includes(name) && needsOf(context[name]).scale,
      offsetApplied: acted.includes(name) && needsOf(context[name]).offset !== 'none',
    });
    return {
      weights: treated('weights', weights),
      inputs: treated('inputs', inputs),
      uses: [
        ...weights.uses,
        ...inputs.uses,
        ...(scales ? [activeUse('affine', 'lane', 'multiply', productBits, scaleBits)] : []),
        ...(offsets ? [activeUse('affine', 'lane', 'add', resultBits)] : []),
      ],
      extraTerms: [],
      productGrowthBits: resultBits - productBits,
      laneDelayNs:
        (scales ? multiplierDelayNs(productBits, scaleBits) : 0) + (offsets ? adderDelayNs(resultBits) : 0),
      portDelayNs: 0,
    };
  },
};

function scaleBitsOf(context: PlacementContext, acted: readonly OperandName[]): number {
  const operands = acted.map((name) => context[name].decode);
  return requantizationMantissaBits(operands, { scale: 'power-of-two' }, context.requantizationBits);
}

function joinPlanes(context: PlacementContext, name: OperandName, isScaled: boolean): DecodedCodes {
  const { format } = context[name];
  return isScaled && format.kind === 'planes' ? decodeCodes(format, 'lane') : { format, uses: [] };
}
