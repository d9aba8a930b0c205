import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { Icon, type IconName } from '../icons/Icon';
import styles from './BottomTabs.module.css';

export const panes = [
  'explore',
  'design',
  'inspect',
  'train',
  'experiments',
  'array',
  'conformance',
] as const;
export type Pane = (typeof panes)[number];

const icons: Readonly<Record<Pane, IconName>> = {
  explore: 'chart',
  design: 'sliders',
  inspect: 'inspect',
  train: 'train',
  experiments: 'experiments',
  array: 'array',
  conformance: 'check',
};

export function BottomTabs({ pane, onPane }: { readonly pane: Pane; readonly onPane: (pane: Pane) => void }) {
  const { t } = useTranslation();
  const hasSelection = useAppStore((state) => state.selectedId !== null);
  const isTraining = useAppStore(({ jobs }) => jobs.some(({ status }) => status === 'running'));
  const marked: Readonly<Record<Pane, boolean>> = {
    explore: false,
    design: false,
    inspect: hasSelection,
    train: isTraining,
    experiments: false,
    array: false,
    conformance: false,
  };
  return (
    <nav aria-label={t('navigation')} className={styles.tabs}>
      {panes.map((id) => (
        <button
          key={id}
          type="button"
          aria-current={id === pane ? 'page' : undefined}
          onClick={() => onPane(id)}
        >
          <span className={styles.icon} data-marked={marked[id] || undefined}>
            <Icon name={icons[id]} size={22} />
          </span>
          {t(`tabs.${id}`)}
        </button>
      ))}
    </nav>
  );
}
