import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';

/** Display names of registry entries and designs, from the catalogue. */
export interface Names {
  dataset(id: string): string;
  network(id: string): string;
  scheme(id: string): string;
  /** Scheme, widths and method: "LSQ W4A4 QAT", or the FP32 control. */
  design(configuration: TrainingConfiguration): string;
}

export function useNames(): Names {
  const { t } = useTranslation(['common', 'schemes']);
  return useMemo(() => {
    const scheme = (id: string): string => t(`schemes:${id}.name`);
    return {
      dataset: (id) => t(`common:datasets.${id}.name`),
      network: (id) => t(`common:networks.${id}.name`),
      scheme,
      design: ({ method, quantization }) => {
        if (method === 'float') return t('common:methods.float');
        const { scheme: id, weightBits, activationBits } = quantization;
        return `${scheme(id)} W${weightBits}A${activationBits} ${t(`common:methodsShort.${method}`)}`;
      },
    };
  }, [t]);
}
