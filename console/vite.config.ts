import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The engine is compiled from its source, in development and in the build alike.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  worker: { format: 'es' },
  // Pre-bundling breaks the `?worker` imports of the editor.
  optimizeDeps: { exclude: ['monaco-editor'] },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 4500 },
  server: {
    proxy: {
      '/trpc': 'http://127.0.0.1:4600',
      '/v1': 'http://127.0.0.1:4600',
      '/api': 'http://127.0.0.1:4600',
    },
  },
});
