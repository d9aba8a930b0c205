import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  base: './',
  plugins: [
    react(),
    VitePWA({
      injectRegister: false,
      registerType: 'autoUpdate',
      manifest: {
        name: 'BitFrontier',
        short_name: 'BitFrontier',
        description: 'What every bit, scale factor and offset buys in accuracy and costs in energy.',
        theme_color: '#1b2a6b',
        background_color: '#ffffff',
        display: 'standalone',
        icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,json,wasm,woff2}'],
        maximumFileSizeToCacheInBytes: 4 * 2 ** 20,
        runtimeCaching: [
          {
            urlPattern: ({ url }) => url.pathname.endsWith('.pack'),
            handler: 'CacheFirst',
            options: { cacheName: 'datasets' },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
});
