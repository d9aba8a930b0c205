import { Tabs } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { type InspectTab, inspectTabs } from '../../state/inspect-tabs';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { ClaimPanel } from './ClaimPanel';
import { DatapathTab } from './datapath/DatapathTab';
import { EmptyInspect } from './EmptyInspect';
import { EnergyTab } from './EnergyTab';
import { FormulaTab } from './FormulaTab';
import styles from './InspectDrawer.module.css';
import { InspectFooter } from './InspectFooter';
import { KeyFigures } from './KeyFigures';
import { LayersTab } from './LayersTab';
import { PointHeader } from './PointHeader';
import { SourcesTab } from './SourcesTab';
import { WeightsTab } from './WeightsTab';

const tabContents: Readonly<Record<InspectTab, (props: { readonly point: DesignPoint }) => ReactElement>> = {
  energy: EnergyTab,
  weights: WeightsTab,
  layers: LayersTab,
  datapath: DatapathTab,
  formula: FormulaTab,
  sources: SourcesTab,
};

/** The selected design opened up; fills the column, drawer or sheet that it stands in. */
export function InspectDrawer(): ReactElement {
  const { t } = useTranslation('inspect');
  const selectedId = useAppStore((state) => state.selectedId);
  const point = useAppStore((state) => (selectedId ? selectPointsById(state).get(selectedId) : undefined));
  const setView = useAppStore((state) => state.setView);
  const headingRef = useFocusOnOpen(point?.id ?? null);
  const close = (): void => {
    setView({ selectedId: null });
    if (selectedId) focusPoint(selectedId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !point) return;
    close();
  };
  return (
    <section className={styles.drawer} aria-label={t('title')} onKeyDown={onKeyDown} data-testid="inspect">
      {point ? (
        <>
          <PointHeader point={point} headingRef={headingRef} onClose={close} />
          <div className={styles.body}>
            <ClaimPanel point={point} />
            <KeyFigures point={point} />
            <PointTabs point={point} />
          </div>
          <InspectFooter point={point} />
        </>
      ) : (
        <EmptyInspect />
      )}
    </section>
  );
}

function PointTabs({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const shown = useAppStore((state) => state.inspectTab);
  const setView = useAppStore((state) => state.setView);
  const element = useScrollOnChange<HTMLDivElement>(shown);
  return (
    <Tabs
      ref={element}
      value={shown}
      onChange={(value) => setView({ inspectTab: inspectTabs.find((tab) => tab === value) ?? 'energy' })}
      keepMounted={false}
    >
      <Tabs.List className={styles.tabList ?? ''} aria-label={t('tabs.label')}>
        {inspectTabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {inspectTabs.map((tab) => {
        const Content = tabContents[tab];
        return (
          <Tabs.Panel key={tab} value={tab} className={styles.panel ?? ''}>
            <Content point={point} />
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
}

/** The column is short on small screens: what was asked for should not open below its edge. */
function useScrollOnChange<E extends Element>(value: string): RefObject<E | null> {
  const element = useRef<E>(null);
  const previous = useRef(value);
  useEffect(() => {
    if (previous.current !== value) element.current?.scrollIntoView({ block: 'start' });
    previous.current = value;
  }, [value]);
  return element;
}

/** Moves the focus to the heading when a design is opened by keyboard; a pointer keeps its place on the chart. */
function useFocusOnOpen(pointId: string | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pointId && document.activeElement?.matches('[data-point-id]:focus-visible')) heading.current?.focus();
  }, [pointId]);
  return heading;
}

/** Back to the mark on the chart from which the design was opened. */
function focusPoint(pointId: string): void {
  const mark = document.querySelector<SVGElement>(`[data-point-id="${CSS.escape(pointId)}"]`);
  mark?.focus();
}
