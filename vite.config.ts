import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  base: './',
  plugins: [
    react(),
    VitePWA({
      injectRegister: false,
      // A new version waits for the last tab to close: an open one still loads chunks of its own version.
      registerType: 'prompt',
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
        clientsClaim: true,
        globPatterns: ['**/*.{html,js,css,svg,json,wasm,woff2}'],
        maximumFileSizeToCacheInBytes: 4 * 2 ** 20,
        runtimeCaching: [
          {
            urlPattern: ({ url }) => url.pathname.endsWith('.pack'),
            // Not the cache first: a damaged or outdated file would stay for ever.
            handler: 'NetworkFirst',
            options: { cacheName: 'datasets' },
          },
        ],
      },
    }),
  ],
  worker: { format: 'es' },
  optimizeDeps: {
    // Found only when the training worker starts: discovering them then would reload the page and lose the training.
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
    ],
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
});
