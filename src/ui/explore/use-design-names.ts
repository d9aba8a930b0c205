import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { widthSummary } from '../../core/explore/layer-bits-text';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { ParamValues } from '../../core/parameters/param-spec';
import { schemes } from '../../core/schemes';
import { useParamTexts } from '../controls/use-param-texts';

export interface DesignNames {
  /** Scheme with the parameters that differ from its defaults: "LSQ, per channel". */
  variant(scheme: string, schemeParams: ParamValues): string;
  bits(configuration: TrainingConfiguration): string;
  /** Variant, widths, and the method unless it is the usual fine-tuning: "LSQ W4 A4". */
  design(configuration: TrainingConfiguration): string;
}

export function useDesignNames(): DesignNames {
  const { t } = useTranslation(['explore', 'common', 'schemes']);
  const params = useParamTexts();
  return useMemo(() => {
    const variant = (scheme: string, schemeParams: ParamValues): string => {
      const name = t(`schemes:${scheme}.name`, { defaultValue: scheme });
      const specs = schemes.has(scheme) ? schemes.get(scheme).params : [];
      return [name, ...params.deviations(specs, schemeParams)].join(', ');
    };
    const bits = ({ quantization }: TrainingConfiguration): string =>
      t('explore:design.bits', widthSummary(quantization));
    const design = (configuration: TrainingConfiguration): string => {
      const { method, quantization } = configuration;
      if (method === 'float') return t('common:methods.float');
      const name = `${variant(quantization.scheme, quantization.schemeParams)} ${bits(configuration)}`;
      const edge = quantization.edgeLayers === 'eight-bit' ? `, ${t('explore:design.edgeShort')}` : '';
      return method === 'ptq' ? `${name}${edge}, ${t('common:methodsShort.ptq')}` : `${name}${edge}`;
    };
    const known = new WeakMap<TrainingConfiguration, string>();
    return {
      variant,
      bits,
      design: (configuration) => {
        const name = known.get(configuration) ?? design(configuration);
        known.set(configuration, name);
        return name;
      },
    };
  }, [t, params]);
}
