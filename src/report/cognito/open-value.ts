import type { Path } from '../../cognito/cognito-faults.ts';
import type { AnswerJson } from '../answer.ts';
import { printable } from '../names.ts';
import { pathText } from './paths.ts';
import { named } from './words.ts';

/** A value that the files of a project do not tell, and where they do not. */
export interface OpenValue {
  /** As the file calls it. */
  readonly what: string;
  readonly why: string;
  /** Where it would stand in a Cognito scenario. */
  readonly path: Path;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export function openValueJson({ path, why, ...rest }: OpenValue): AnswerJson {
  return { ...rest, why, path: pathText(path) };
}

/** `` `ClientId` infra/sam.yaml:28:23: it was not given ``. */
export function openValueText({ what, why, ...place }: OpenValue): string {
  return `${placedName(what, place)}: ${printable(why)}`;
}

/** The things of the files that AWS names later, on one line. */
export function symbolsText(symbols: readonly OpenValue[]): string {
  return symbols.map(({ what, ...place }) => placedName(what, place)).join(', ');
}

function placedName(
  what: string,
  { file, line, column }: Pick<OpenValue, 'file' | 'line' | 'column'>,
): string {
  const place = [file && printable(file), line, column].filter((part) => part !== undefined);
  return place.length === 0 ? named(what) : `${named(what)} ${place.join(':')}`;
}
