import { ProblemError } from '../core/problem';
import { parseGallery } from '../data/gallery';
import { problemOf } from '../workers/answer';
import type { AppStore } from './store';

/** Loads the design points that ship with the page. A failure is a notice: the page can train its own. */
export async function loadGallery(store: AppStore, url: string): Promise<void> {
  try {
    const results = parseGallery(await fetchJson(url));
    store.getState().addResults(results, 'gallery');
    store.setState({ gallery: 'ready' });
  } catch (error) {
    store.setState({ gallery: 'failed' });
    store.getState().addNotice({ kind: 'problem', problems: [problemOf(error)] });
  }
}

async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.json();
  } catch (error) {
    throw new ProblemError('gallery-unavailable', { reason: String(error) });
  }
}
