import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { useAppStore } from '../../state/store';
import { exploreCommand } from './cli-command';
import styles from './InspectDrawer.module.css';
import { pointLink } from './point-link';
import { useRetrain } from './use-retrain';

/** What can be done with a design. */
export function InspectFooter({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const pinned = useAppStore((state) => state.pinnedIds.includes(point.id));
  const togglePinned = useAppStore((state) => state.togglePinned);
  const setScreen = useAppStore((state) => state.setScreen);
  const { pending, retrain } = useRetrain(point);
  const address = (): string => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}${pointLink(useAppStore.getState(), point)}`;
  };
  const command = (): string => {
    const seeds = point.results.map(({ configuration }) => configuration.seed);
    return exploreCommand(point.configuration, seeds.length > 0 ? seeds : [point.configuration.seed]);
  };
  return (
    <footer className={styles.footer}>
      <Button
        variant="default"
        size="compact-sm"
        aria-pressed={pinned}
        onClick={() => togglePinned(point.id)}
      >
        {t(pinned ? 'footer.unpin' : 'footer.pin')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => setScreen('array')}
        data-testid="see-on-machine"
      >
        {t('footer.array')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={pending}
        onClick={retrain}
        data-testid="retrain-here"
      >
        {t(pending ? 'footer.training' : 'footer.retrain')}
      </Button>
      <CopyTextButton
        text={address}
        label={t('footer.copyLink')}
        name={t('footer.copyLinkName')}
        testId="copy-point-link"
      />
      <CopyTextButton
        text={command}
        label={t('footer.copyCommand')}
        name={t('footer.copyCommandName')}
        testId="copy-command"
      />
    </footer>
  );
}

interface CopyTextButtonProps {
  readonly label: string;
  /** What a screen reader says; begins with the label. */
  readonly name: string;
  readonly testId: string;
  text(): string;
}

function CopyTextButton({ text, label, name, testId }: CopyTextButtonProps): ReactElement {
  const { t } = useTranslation('inspect');
  const { copied, copy } = useClipboard();
  return (
    <Button
      variant="default"
      size="compact-sm"
      onClick={() => copy(text())}
      aria-label={copied ? t('footer.copied') : name}
      title={name}
      data-testid={testId}
    >
      {copied ? t('footer.copied') : label}
    </Button>
  );
}
