import type { Io } from './io.ts';
import { type ExitCode, exitCodes } from './io.ts';

/** A command line that cannot be meant as it stands. */
export interface UsageProblem {
  readonly problem: string;
  readonly help?: string;
}

/** Tells what is wrong with a command line, and where to read more. */
export function refuseUsage(command: string, { problem, help }: UsageProblem, io: Io): ExitCode {
  io.err(`verdict ${command}: ${problem}\n`);
  if (help !== undefined) io.err(`  help: ${help}\n`);
  io.err(`  see \`verdict ${command} --help\`\n`);
  return exitCodes.badInput;
}
