import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n';
import { chartDataArrived } from '../state/chart-data';
import { startApp } from '../state/start';
import { useAppStore } from '../state/store';
import { App } from './App';
import { ErrorBoundary } from './shell/ErrorBoundary';
import './theme/styles';
import { cssVariablesResolver, theme } from './theme/theme';

/** Where the data come soon, one rendering with them shows the chart earlier than one without and one with them. */
const longestWaitMilliseconds = 800;

async function start(): Promise<void> {
  await startTexts();
  startApp();
  await Promise.race([chartDataArrived(useAppStore), delay(longestWaitMilliseconds)]);
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
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

void start();
