import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatapathDrawing } from '../../../core/hardware/datapath-view/drawing';
import { useAppStore } from '../../../state/store';
import { useTechnologyText } from '../../explore/use-technology-text';
import { useFormat } from '../../format/use-format';
import styles from './Datapath.module.css';
import { DatapathDiagram } from './DatapathDiagram';
import { DatapathTable } from './DatapathTable';
import { useDatapathTexts } from './use-datapath-texts';

interface DrawnDatapathProps {
  readonly drawing: DatapathDrawing;
  readonly layerName: string;
}

/** What a MAC takes beside plain fixed point, and the blocks behind it as a diagram or as a table. */
export function DrawnDatapath({ drawing, layerName }: DrawnDatapathProps): ReactElement {
  const { t } = useTranslation(['datapath', 'inspect', 'hardware']);
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const technology = useTechnologyText(useAppStore(({ hardware }) => hardware));
  const finding = useFinding(drawing);
  const differences = useDifferences(drawing);
  return (
    <>
      <p className={styles.finding} data-testid="datapath-finding">
        {finding}
      </p>
      <p className={styles.note}>{t('datapath:share', { products: format.count(drawing.products) })}</p>
      <figure className={styles.figure}>
        {asTable ? (
          <DatapathTable drawing={drawing} />
        ) : (
          <DatapathDiagram
            drawing={drawing}
            name={t('datapath:chartName', { layer: layerName })}
            finding={`${finding} ${differences}`}
          />
        )}
        <figcaption className={styles.note}>
          <span data-testid="datapath-differences">{differences}</span> {t('datapath:legend')}
        </figcaption>
      </figure>
      <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {t('inspect:asTable')}
      </Button>
      <p className={styles.note}>
        {t('datapath:provenance', { technology, source: t('hardware:sources.gates') })}
      </p>
    </>
  );
}

function useFinding({ classId, whole, plain, weightBits, inputBits }: DatapathDrawing): string {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  return t('finding', {
    name: t(`classes.${classId}`),
    energy: format.operationEnergy(whole.energyPj),
    area: format.area(whole.areaUm2),
    energyRatio: format.ratio(whole.energyPj / plain.energyPj),
    areaRatio: format.ratio(whole.areaUm2 / plain.areaUm2),
    weightBits,
    inputBits,
  });
}

/** Which blocks plain fixed point does not have so. */
function useDifferences(drawing: DatapathDrawing): string {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  const { nameOf } = useDatapathTexts(drawing);
  const different = drawing.units.flatMap(({ kind, blocks }) =>
    blocks
      .filter(({ difference }) => difference !== 'none')
      .map((block) => `${nameOf(block, kind)} (${t(`designs.${kind}`)})`),
  );
  return t('differences', { count: different.length, blocks: format.list(different) });
}
