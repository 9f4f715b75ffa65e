import type { ExitCode, Io } from '../io.ts';
import { refuseUsage } from '../usage.ts';

/**
 * Runs a command with the facts of a file in the place of those that ship. The command's modules
 * must be loaded by `run`: they may ask for facts as they are.
 */
export async function withData(
  command: string,
  file: string | undefined,
  io: Io,
  run: () => Promise<ExitCode>,
): Promise<ExitCode> {
  if (file === undefined) return run();
  const { readCatalog } = await import('./catalog-file.ts');
  const read = readCatalog(file, io);
  if ('problem' in read) return refuseUsage(command, read, io);
  const { installCatalog } = await import('../../catalog/services/services.ts');
  installCatalog(read);
  return run();
}
