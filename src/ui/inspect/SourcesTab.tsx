import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { accelerators } from '../../core/hardware/accelerators';
import { dramKinds } from '../../core/hardware/memory/dram';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { CostSourceSection } from './CostSourceSection';
import { MemoryTable } from './MemoryTable';
import { PublishedSection } from './PublishedSection';
import { ReferenceList } from './ReferenceList';
import styles from './SourcesTab.module.css';

/** Where the scheme and every constant of the cost come from. */
export function SourcesTab({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const hardware = useAppStore((state) => state.costedHardware);
  const { method, quantization } = point.configuration;
  return (
    <div className={styles.tab}>
      {method !== 'float' && (
        <section>
          <h3>{t('inspect:sources.scheme')}</h3>
          <ReferenceList keys={schemes.get(quantization.scheme).references} />
        </section>
      )}
      {method !== 'float' && <PublishedSection scheme={quantization.scheme} />}
      <CostSourceSection id={hardware.costSource} />
      <section>
        <h3>{t(`hardware:accelerators.${hardware.accelerator}`)}</h3>
        <ReferenceList keys={accelerators.get(hardware.accelerator).references} />
      </section>
      {point.cost && <MemoryTable memories={point.cost.memories} />}
      <DramSection id={hardware.dram} />
    </div>
  );
}

function DramSection({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const { source, energyPjPerBit } = dramKinds.get(id);
  if (!source) return null;
  return (
    <section>
      <h3>{t('inspect:sources.dram')}</h3>
      <p className={styles.note}>
        {t(`hardware:drams.${id}`)}: {t('inspect:sources.perBit', { energy: format.energy(energyPjPerBit) })}
      </p>
      <ReferenceList keys={[source]} />
    </section>
  );
}
