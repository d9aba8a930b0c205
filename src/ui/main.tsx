import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n';
import { startApp } from '../state/start';
import { App } from './App';
import { registerServiceWorker } from './register-service-worker';
import { ErrorBoundary } from './shell/ErrorBoundary';
import './theme/styles';
import { cssVariablesResolver, theme } from './theme/theme';

async function start(): Promise<void> {
  await startTexts();
  startApp();
  const root = document.getElementById('root');
  if (!root) throw new TypeError('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </MantineProvider>
    </StrictMode>,
  );
  registerServiceWorker();
}

void start();
