import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';

export interface MachineText {
  readonly accelerator: string;
  readonly placementName: string;
  /** The placement as a phrase within a sentence. */
  readonly placement: string;
}

/** Names of the hardware that the shown costs belong to (not of a choice still being computed). */
export function useMachineText(): MachineText {
  const { t } = useTranslation('hardware');
  const { accelerator, placement } = useAppStore((state) => state.costedHardware);
  return {
    accelerator: t(`accelerators.${accelerator}`, { defaultValue: accelerator }),
    placement: t(`placements.${placement}.phrase`),
    placementName: t(`placements.${placement}.name`),
  };
}
