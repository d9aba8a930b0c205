import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { costSources } from '../../core/hardware/cost/sources';
import { energyScale } from '../../core/hardware/datapaths/energy-scale';
import { useFormat } from '../format/use-format';
import { RecipeTable } from './RecipeTable';
import { ReferenceList } from './ReferenceList';
import { ScaleTable } from './ScaleTable';
import styles from './SourcesTab.module.css';

/** Where energies and areas of a cost source come from. */
export function CostSourceSection({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const source = costSources.get(id);
  const { nodeNm: node, voltage } = source;
  const isNetlists = source.kind === 'netlists';
  return (
    <section>
      <h3>{t(`hardware:sources.${id}`)}</h3>
      <p className={styles.note}>
        {isNetlists
          ? t('inspect:sources.netlists', { node, voltage, factor: format.number(energyScale.factor, 3) })
          : t('inspect:sources.node', { node, voltage })}
      </p>
      {id === 'qtools' && <p className={styles.note}>{t('inspect:sources.qtools')}</p>}
      {isNetlists ? <ScaleTable /> : <RecipeTable source={source} />}
      <ReferenceList keys={source.references} />
    </section>
  );
}
