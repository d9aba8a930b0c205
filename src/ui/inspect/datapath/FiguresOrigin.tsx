import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether figures stand in the calibration table. */
export function FiguresOrigin({ measuredUnits }: { readonly measuredUnits: number }): ReactElement {
  const { t } = useTranslation('datapath');
  return <>{t('placements.origin', { count: measuredUnits })}</>;
}
