import { expandFiles } from '../files.ts';
import { type Io, STDIN } from '../io.ts';

/** A file to lint, and whether it was named or only lies in a folder that was. */
export interface FileToLint {
  readonly path: string;
  readonly named: boolean;
}

/** What is looked at in a folder. */
const inFolders = '**/*.{json,template,yaml,yml}';

/** The files that arguments name: files, patterns, and folders, of which all that may hold a policy. */
export function filesToLint(names: readonly string[], io: Io): readonly FileToLint[] {
  const found = new Map<string, FileToLint>();
  const add = (file: FileToLint) => {
    const known = found.get(file.path);
    if (!known || (file.named && !known.named)) found.set(file.path, file);
  };
  for (const name of names) {
    if (name === STDIN || !isFolder(name, io)) {
      for (const path of expandFiles([name], io)) add({ path, named: true });
      continue;
    }
    const folder = name.replace(/\/+$/, '');
    const pattern = folder === '.' ? inFolders : `${folder}/${inFolders}`;
    for (const path of expandFiles([pattern], io)) {
      if (path !== pattern) add({ path, named: false });
    }
  }
  return [...found.values()];
}

function isFolder(name: string, io: Io): boolean {
  return 'problem' in io.readFile(name) && io.listFolder(name.replace(/\/+$/, '')) !== undefined;
}
