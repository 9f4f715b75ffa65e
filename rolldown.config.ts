import { defineConfig } from 'rolldown';
import { licences } from './scripts/licences.ts';

/**
 * One file for each face and one for the command. What it needs from npm is inside, so that the
 * package has no dependencies to install, except the optional peer; commands are chunks of their own, loaded when asked for.
 */
export default defineConfig({
  input: {
    index: 'src/index.ts',
    parse: 'src/parse.ts',
    cognito: 'src/cognito.ts',
    lint: 'src/lint.ts',
    bulk: 'src/bulk.ts',
    'evaluate-worker': 'src/bulk/evaluate-worker.ts',
    'batch-worker': 'src/cli/batch/batch-worker.ts',
    // What tinypool starts a thread with, where its chunk looks for it.
    'chunks/entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
    verdict: 'src/bin.ts',
  },
  platform: 'node',
  external: [/^aws-jwt-verify(?:\/|$)/],
  plugins: [licences('THIRD-PARTY-LICENSES.txt')],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});
