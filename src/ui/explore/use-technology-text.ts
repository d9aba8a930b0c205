import { useTranslation } from 'react-i18next';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import { useFormat } from '../format/use-format';

/** Node and supply that figures hold at: 45 nm, 0.9 V. */
export function useTechnologyText({
  nodeNm,
  supplyVolts,
}: Pick<HardwareConfiguration, 'nodeNm' | 'supplyVolts'>): string {
  const { t } = useTranslation('hardware');
  const format = useFormat();
  return t('technology.text', { node: format.number(Number(nodeNm)), volts: format.number(supplyVolts) });
}
