import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { componentStyles } from './component-styles.js';
import { compressedFiles } from './compressed-files.js';

export default defineConfig({
  plugins: [react(), componentStyles(), compressedFiles()],
  // The engine is compiled from its source, in development and in the build alike.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  worker: { format: 'es' },
  // Pre-bundling breaks the `?worker` imports of the editor.
  optimizeDeps: { exclude: ['monaco-editor'] },
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 4500,
    rolldownOptions: {
      output: {
        // What every page needs comes in two requests rather than fifty: packages, which change rarely, and our own.
        codeSplitting: {
          groups: [
            { name: 'packages', tags: ['$initial'], test: /[\\/]node_modules[\\/]/u },
            { name: 'frame', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/trpc': 'http://127.0.0.1:4600',
      '/v1': 'http://127.0.0.1:4600',
      '/api': 'http://127.0.0.1:4600',
    },
  },
});
