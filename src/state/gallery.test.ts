import { afterEach, describe, expect, it, vi } from 'vitest';
import { toGallery } from '../data/gallery';
import { loadGallery } from './gallery';
import { createAppStore } from './store';
import { sampleResult } from './testing/samples';

function serve(response: () => Promise<Response>) {
  vi.stubGlobal('fetch', vi.fn(response));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('loadGallery()', () => {
  it('adds the results of the file and leaves those that were trained here', async () => {
    const store = createAppStore();
    const [own, other] = [sampleResult(), sampleResult({ seed: 2 })];
    store.getState().addResults([own], 'trained-here');
    serve(async () => Response.json(toGallery([own, other])));
    await loadGallery(store, 'http://localhost/gallery.json');
    expect(store.getState().gallery).toBe('ready');
    expect(Object.values(store.getState().results).map(({ origin }) => origin)).toEqual([
      'trained-here',
      'gallery',
    ]);
  });

  it.each([
    ['a missing file', async () => new Response('', { status: 404 }), 'gallery-unavailable'],
    ['a page instead of the file', async () => new Response('<!doctype html>'), 'gallery-unavailable'],
    ['a file of another form', async () => Response.json({ groups: 3 }), 'data-corrupt'],
    ['no connection', () => Promise.reject(new TypeError('offline')), 'gallery-unavailable'],
  ])('turns %s into a notice', async (_, response, code) => {
    const store = createAppStore();
    serve(response);
    await loadGallery(store, 'http://localhost/gallery.json');
    expect(store.getState().gallery).toBe('failed');
    expect(store.getState().notices.flatMap(({ problems }) => problems.map((one) => one.code))).toEqual([
      code,
    ]);
  });
});
