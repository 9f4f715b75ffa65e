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
    verdict: 'src/bin.ts',
  },
  platform: 'node',
  external: ['aws-jwt-verify'],
  plugins: [licences('THIRD-PARTY-LICENSES.txt')],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});
