import { useTranslation } from 'react-i18next';
import { accuracyApplies, measuredWidths } from '../../core/explore/accuracy-applies';
import type { DesignPoint } from '../../core/explore/design-point';
import { useAppStore } from '../../state/store';

/** Says with which requantization the accuracy was measured where that is not the machine's; else null. */
export function useWidthMismatch(point: DesignPoint): string | null {
  const { t } = useTranslation('explore');
  const hardware = useAppStore((state) => state.costedHardware);
  if (accuracyApplies(point, hardware)) return null;
  const measured = measuredWidths(point).join(', ');
  return t('tooltip.otherWidth', { measured, chosen: hardware.requantizationBits });
}
