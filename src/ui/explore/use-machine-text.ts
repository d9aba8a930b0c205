import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';

/** Names of the hardware that the shown costs belong to (not of a choice still being computed). */
export function useMachineText(): { readonly accelerator: string; readonly placement: string } {
  const { t } = useTranslation('hardware');
  const { accelerator, placement } = useAppStore((state) => state.costedHardware);
  return {
    accelerator: t(`accelerators.${accelerator}`, { defaultValue: accelerator }),
    placement: t(`placements.${placement}.phrase`),
  };
}
