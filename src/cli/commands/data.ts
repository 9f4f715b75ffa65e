import type { Catalog, CatalogInfo } from '../../catalog/services/catalog.ts';
import { catalogInfo } from '../../catalog/services/services.ts';
import { readCatalog, writeCatalog } from '../data/catalog-file.ts';
import { isIamData, readIamData } from '../data/from-package.ts';
import { fetchReference, readReferenceFolder } from '../data/from-reference.ts';
import { type ExitCode, exitCodes, type FileProblem, type Io } from '../io.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface DataInfoArguments {
  readonly data?: string | undefined;
  readonly format: 'text' | 'json';
}

/** Tells which facts about AWS are used. */
export async function dataInfo(given: DataInfoArguments, io: Io): Promise<ExitCode> {
  const read = given.data === undefined ? { info: catalogInfo() } : readCatalog(given.data, io);
  if ('problem' in read) return refuseUsage('data', read, io);
  const { info } = read;
  await io.out(given.format === 'json' ? `${JSON.stringify(info)}\n` : infoText(info));
  return exitCodes.done;
}

function infoText(info: CatalogInfo): string {
  const { source, version, asOf, services, actions, resourceTypes, conditionKeys } = info;
  const count = (many: number) => many.toLocaleString('en-US');
  return [
    `facts of ${asOf} from ${source} ${version}`,
    `${count(services)} services, ${count(actions)} actions, ${count(resourceTypes)} resource types, ${count(conditionKeys)} condition keys`,
    '',
  ].join('\n');
}

export interface DataUpdateArguments {
  /** A folder, or the address of AWS's list of services. */
  readonly from: string;
  /** Where the facts are written. */
  readonly to: string;
  /** The day to which a folder of AWS's files is right. */
  readonly asOf?: string | undefined;
}

/** Packs newer facts into a file that `--data` takes. */
export async function dataUpdate(given: DataUpdateArguments, io: Io): Promise<ExitCode> {
  const read = await readFacts(given, io);
  if ('problem' in read) return refuseUsage('data', read, io);
  const failed = io.writeFile(given.to, writeCatalog(read));
  if (failed) {
    return refuseUsage('data', { problem: `cannot write \`${given.to}\`: ${failed.problem}` }, io);
  }
  await io.out(`${infoText(read.info)}written to ${given.to}; use them with --data ${given.to}\n`);
  return exitCodes.done;
}

async function readFacts(
  { from, asOf }: DataUpdateArguments,
  io: Io,
): Promise<Catalog | FileProblem | UsageProblem> {
  if (/^https?:/i.test(from)) {
    const today = new Date(io.now()).toISOString().slice(0, 'yyyy-mm-dd'.length);
    return fetchReference(from, asOf ?? today, io, (done, of) => {
      if (done % 50 === 0 || done === of) io.err(`verdict data: ${done} of ${of} services\n`);
    });
  }
  if (io.listFolder(from) === undefined) return { problem: `\`${from}\` is no folder` };
  if (isIamData(from, io)) return readIamData(from, io);
  if (asOf === undefined || !/^\d{4}-\d\d-\d\d$/.test(asOf)) {
    return {
      problem: "AWS's files do not say from which day they are",
      help: 'say it with --as-of, as 2026-11-25',
    };
  }
  return readReferenceFolder(from, asOf, io);
}
