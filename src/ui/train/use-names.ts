import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Display names of registry entries, from the catalogue. */
export interface Names {
  dataset(id: string): string;
  network(id: string): string;
  scheme(id: string): string;
}

export function useNames(): Names {
  const { t } = useTranslation(['common', 'schemes']);
  return useMemo(
    () => ({
      dataset: (id) => t(`common:datasets.${id}.name`),
      network: (id) => t(`common:networks.${id}.name`),
      scheme: (id) => t(`schemes:${id}.name`),
    }),
    [t],
  );
}
