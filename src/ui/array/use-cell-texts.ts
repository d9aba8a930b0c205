import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { layerPlaces } from '../../core/hardware/array-view/layer-places';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import type { CellWork, Product, Word } from '../../core/hardware/array-view/machine-schedule';
import { useFormat } from '../format/use-format';

/** Names of the operands of one multiplication. */
export interface ProductTexts {
  readonly output: string;
  readonly weight: string;
  readonly input: string;
  /** How much of the output's sum there is. */
  readonly sum: string;
}

export interface CellTexts {
  /** What a cell does, in a sentence. */
  work(work: CellWork, isStalled: boolean): string;
  product(product: Product): ProductTexts;
}

/** Words for what cells work on: places of images count from 0, as indices of tensors do. */
export function useCellTexts({ shape, dimensions }: Pick<LayerRun, 'shape' | 'dimensions'>): CellTexts {
  const { t } = useTranslation('array');
  const format = useFormat();
  return useMemo(() => {
    const places = layerPlaces(shape);
    const { inputChannelsPerGroup: inputs, outputChannelsPerGroup: outputs, products } = dimensions;
    const at = ({ row, column }: { readonly row: number; readonly column: number }) => `(${row}, ${column})`;
    const outputName = (group: number, position: number, channel: number): string => {
      const place = places.outputPlace(position);
      const key = places.isImage ? 'names.output' : 'names.outputOfRow';
      return t(key, { place: at(place), row: place.row, channel: group * outputs + channel });
    };
    const weightName = (group: number, output: number, kernel: number, input: number): string =>
      t(places.isImage ? 'names.weight' : 'names.weightOfRow', {
        place: at(places.kernelPlace(kernel)),
        input: group * inputs + input,
        output: group * outputs + output,
      });
    const inputName = (group: number, position: number, kernel: number, channel: number): string => {
      const place = places.inputPlace(position, kernel);
      if (place.isPadding) return t('names.padding', { place: at(place), channel: group * inputs + channel });
      const key = places.isImage ? 'names.input' : 'names.inputOfRow';
      return t(key, { place: at(place), row: place.row, channel: group * inputs + channel });
    };
    const wordName = (word: Word): string => {
      switch (word.operand) {
        case 'weights':
          return weightName(word.group, word.outputChannel, word.kernel, word.inputChannel);
        case 'inputs':
          return inputName(word.group, word.position, word.kernel, word.inputChannel);
        case 'outputs':
          return t('names.sum', { output: outputName(word.group, word.position, word.outputChannel) });
      }
    };
    const product = ({ group, position, outputChannel, kernel, inputChannel, addedProducts }: Product) => ({
      output: outputName(group, position, outputChannel),
      weight: weightName(group, outputChannel, kernel, inputChannel),
      input: inputName(group, position, kernel, inputChannel),
      sum: t('names.added', { added: format.count(addedProducts), products: format.count(products) }),
    });
    const work = (cell: CellWork, isStalled: boolean): string => {
      if (isStalled) return t('cell.stalled');
      switch (cell.kind) {
        case 'multiply':
          return t('cell.multiply', { ...product(cell.product) });
        case 'ready':
          return t('cell.ready', { ...product(cell.product) });
        case 'wait':
        case 'pass':
          return t(`cell.${cell.kind}`, { word: wordName(cell.word) });
        case 'idle':
          return t(`cell.idle.${cell.reason}`);
      }
    };
    return { work, product };
  }, [t, format, shape, dimensions]);
}
