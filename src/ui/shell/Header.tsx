import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { screens } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { Icon } from '../icons/Icon';
import styles from './Header.module.css';
import type { Layout } from './use-layout';
import { Wordmark } from './Wordmark';

interface HeaderProps {
  readonly layout: Layout;
  readonly onShare: () => void;
  readonly onHelp: () => void;
  readonly onDesign: () => void;
  readonly onInspect: () => void;
}

export function Header({ layout, onShare, onHelp, onDesign, onInspect }: HeaderProps) {
  const { t } = useTranslation();
  const screen = useAppStore((state) => state.screen);
  const reset = useAppStore((state) => state.reset);
  const hasDrawers = layout === 'medium' && screen === 'explore';
  return (
    <header className={styles.header}>
      <Wordmark />
      {layout !== 'narrow' && <ScreenNavigation />}
      <div className={styles.actions}>
        {hasDrawers && (
          <>
            <Button variant="default" size="sm" onClick={onDesign} leftSection={<Icon name="sliders" />}>
              <span className={styles.label}>{t('header.design')}</span>
            </Button>
            <Button variant="default" size="sm" onClick={onInspect} leftSection={<Icon name="inspect" />}>
              <span className={styles.label}>{t('header.inspect')}</span>
            </Button>
          </>
        )}
        {layout === 'wide' ? (
          <Button variant="subtle" size="sm" onClick={reset} title={t('header.resetHint')}>
            {t('header.reset')}
          </Button>
        ) : (
          <ActionIcon variant="subtle" size={36} aria-label={t('header.reset')} onClick={reset}>
            <Icon name="reset" />
          </ActionIcon>
        )}
        <ColorSchemeButton />
        <ActionIcon variant="subtle" size={36} aria-label={t('header.help')} onClick={onHelp}>
          <Icon name="help" />
        </ActionIcon>
        <Button size="sm" onClick={onShare} leftSection={<Icon name="share" size={18} />}>
          <span className={styles.label}>{t('header.share')}</span>
        </Button>
      </div>
    </header>
  );
}

function ScreenNavigation() {
  const { t } = useTranslation();
  const current = useAppStore((state) => state.screen);
  const setScreen = useAppStore((state) => state.setScreen);
  return (
    <nav aria-label={t('navigation')} className={styles.navigation}>
      {screens.map((screen) => (
        <button
          key={screen}
          type="button"
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => setScreen(screen)}
        >
          {t(`screens.${screen}`)}
        </button>
      ))}
    </nav>
  );
}

function ColorSchemeButton() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const isDark = scheme === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      aria-label={t(isDark ? 'header.toLight' : 'header.toDark')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon name={isDark ? 'sun' : 'moon'} />
    </ActionIcon>
  );
}
