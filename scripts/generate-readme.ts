import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const consoleBlock = /(?<=^```console\n)\$ verdict ((?:.*\\\n)*.*\n)[\s\S]*?(?=^```$)/gm;

/** `README.md` with what its commands print today. */
export function readme(): string {
  return withOutput('README.md');
}

/** A page with what its commands print today. */
export function withOutput(page: string): string {
  return readFileSync(page, 'utf8').replace(
    consoleBlock,
    (_block, command: string) => `$ verdict ${command}${printedBy(command)}`,
  );
}

/** What a command line prints, as a shell would run it; a failure is an error. */
export function printedBy(command: string): string {
  const words = command.replaceAll('\\\n', ' ').trim().split(/\s+/);
  return execFileSync(process.execPath, ['--import', 'tsx', 'src/bin.ts', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
