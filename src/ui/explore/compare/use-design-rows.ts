import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { formatLayerBits } from '../../../core/explore/layer-bits-text';
import { completeParams } from '../../../core/parameters/parse-params';
import { schemes } from '../../../core/schemes';
import { useParamTexts } from '../../controls/use-param-texts';
import { useOriginText } from '../use-origin-text';
import type { CompareRow } from './compare-rows';

/** What the designs are: scheme with its parameters, widths, network and recipe. */
export function useDesignRows(points: readonly DesignPoint[]): readonly CompareRow[] {
  const { t } = useTranslation(['comparison', 'common', 'schemes', 'explore']);
  const originText = useOriginText();
  const paramRows = useParamRows(points);
  const row = (key: string, textOf: (point: DesignPoint) => string): CompareRow => ({
    key,
    label: t(`comparison:compare.rows.${key}`),
    cells: points.map((point) => ({ value: textOf(point) })),
  });
  const hasLayerBits = points.some(({ configuration }) => configuration.quantization.layerBits);
  return [
    row('scheme', ({ configuration: { quantization } }) =>
      t(`schemes:${quantization.scheme}.name`, { defaultValue: quantization.scheme }),
    ),
    ...paramRows,
    row('weightBits', ({ configuration: { quantization } }) => String(quantization.weightBits)),
    row('activationBits', ({ configuration: { quantization } }) => String(quantization.activationBits)),
    ...(hasLayerBits
      ? [
          row('layerBits', ({ configuration: { quantization } }) =>
            quantization.layerBits ? formatLayerBits(quantization.layerBits).replaceAll(',', ', ') : '–',
          ),
        ]
      : []),
    row('edgeLayers', ({ configuration: { quantization } }) =>
      t(`comparison:compare.edges.${quantization.edgeLayers}`),
    ),
    row('method', ({ configuration: { method } }) => t(`common:methodsShort.${method}`)),
    row('network', ({ configuration: { network } }) =>
      t(`common:networks.${network}.name`, {
        defaultValue: t(`explore:published.networks.${network}`, { defaultValue: network }),
      }),
    ),
    row('dataset', ({ configuration: { dataset } }) =>
      t(`common:datasets.${dataset}.name`, { defaultValue: dataset }),
    ),
    row('floatEpochs', (point) => (point.published ? '–' : String(point.configuration.recipe.floatEpochs))),
    row('tuneEpochs', (point) =>
      point.published || point.configuration.method === 'ptq'
        ? '–'
        : String(point.configuration.recipe.tuneEpochs),
    ),
    row('origin', originText),
  ];
}

/** One row per parameter that any of the schemes has. */
function useParamRows(points: readonly DesignPoint[]): readonly CompareRow[] {
  const { t } = useTranslation('comparison');
  const params = useParamTexts();
  const values = points.map(({ configuration: { quantization } }) => {
    const specs = schemes.has(quantization.scheme) ? schemes.get(quantization.scheme).params : [];
    return new Map(Object.entries(completeParams(specs, quantization.schemeParams)));
  });
  const keys = [...new Set(values.flatMap((each) => [...each.keys()]))];
  return keys.map((key) => ({
    key,
    label: params.label(key),
    cells: values.map((each) => {
      const value = each.get(key);
      return { value: value === undefined ? t('compare.absent') : params.option(key, String(value)) };
    }),
  }));
}
