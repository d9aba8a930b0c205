import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';

/** Where a design comes from, with the files that brought it. */
export function useOriginText(): (point: Pick<DesignPoint, 'origin' | 'importedFrom'>) => string {
  const { t } = useTranslation('common');
  return useCallback(
    ({ origin, importedFrom }) =>
      importedFrom ? t('origins.importedFrom', { files: importedFrom.join(', ') }) : t(`origins.${origin}`),
    [t],
  );
}
