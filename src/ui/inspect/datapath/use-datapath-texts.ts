import { useTranslation } from 'react-i18next';
import type {
  BlockCost,
  DatapathDrawing,
  DrawnBlock,
  DrawnUnitKind,
} from '../../../core/hardware/datapath-view/drawing';
import { blockNames } from '../../../core/hardware/gates/netlist';
import { useFormat } from '../../format/use-format';

export interface BlockTexts {
  readonly name: string;
  readonly widths: string;
  readonly cost: string;
  /** Empty where nothing differs. */
  readonly mark: string;
}

/** How blocks of a drawing are named and measured in words. */
export function useDatapathTexts({ classId }: Pick<DatapathDrawing, 'classId'>) {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  const nameOf = ({ name }: Pick<DrawnBlock, 'name'>, unit: DrawnUnitKind): string => {
    const key = name === 'products' ? `products.${classId}` : `blocksOf.${unit}.${name}`;
    return t(key, { defaultValue: t(`blocks.${name}`) });
  };
  const costOf = ({ areaUm2, energyPj }: BlockCost): string =>
    t('cost', { area: format.area(areaUm2), energy: format.operationEnergy(energyPj) });
  const widthsOf = (block: DrawnBlock): string => {
    const { words, constants } = enteringWidths(block);
    const listed = (widths: readonly number[]): string => widths.map(format.count).join(', ');
    const inputs = [
      ...(words.length > 0 ? [listed(words)] : []),
      ...(constants.length > 0 ? [t('widths.constants', { constants: listed(constants) })] : []),
    ];
    const output = t('widths.output', { count: block.outputBits });
    return t('widths.into', { inputs: inputs.join(', '), output });
  };
  const markOf = ({ difference, cost, plain }: DrawnBlock): string =>
    t(`marks.${difference}`, { ratio: plain ? format.ratio(cost.areaUm2 / plain.areaUm2) : '' });
  const textsOf = (block: DrawnBlock, unit: DrawnUnitKind): BlockTexts => ({
    name: nameOf(block, unit),
    widths: widthsOf(block),
    cost: costOf(block.cost),
    mark: markOf(block),
  });
  return { nameOf, markOf, textsOf };
}

/** Ports that bring operands or sums; all others hold constants of the layer. */
const operandPorts: readonly string[] = ['w', 'x', 'sum', 'inputSum', 'addend', 'staged'];

/** Widths of the words that enter a block, each but once, and those of its constants. */
function enteringWidths({ inputs }: DrawnBlock): {
  readonly words: readonly number[];
  readonly constants: readonly number[];
} {
  const isWord = (from: string) => operandPorts.includes(from) || blockNames.some((name) => name === from);
  const widthsWhere = (wanted: boolean) =>
    inputs.filter(({ from }) => isWord(from) === wanted).map(({ bits }) => bits);
  return { words: widthsWhere(true), constants: [...new Set(widthsWhere(false))] };
}
