import { quoted } from '../../../grammar/json/members.ts';
import { readJson } from '../../../grammar/json/read-json.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { readYaml } from '../../../grammar/yaml/read-yaml.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { type SourceText, sourceText } from '../../text/source.ts';
import { findInCliOutput, isCliOutput } from '../aws-cli/find-pieces.ts';
import { findInTemplate } from '../cloudformation/find-pieces.ts';
import type { StackFacts } from '../cloudformation/resolver.ts';
import { isTemplate } from '../cloudformation/template.ts';
import { startGaps } from '../gap.ts';
import { findInPlan } from '../terraform/find-pieces.ts';
import { isPlan } from '../terraform/plan.ts';
import { assemble } from './assemble.ts';
import type { CognitoLoad, LocatedDiagnostic } from './loaded-cognito.ts';
import type { Doubt, Finding, Piece } from './piece.ts';
import { readParts } from './read-parts.ts';
import { located, type ReadFile, sourcesOf } from './sources.ts';

/** A file by its content. */
export interface CognitoFile {
  readonly path: string;
  readonly text: string;
}

/** What is known beside the files. */
export interface LoadCognitoOptions extends StackFacts {
  /** The identity pool that is meant, where there are several: its id, its name, or what the file calls it. */
  readonly pool?: string;
}

/**
 * Reads identity pools, user pools and roles from the files of a project: output of the AWS CLI,
 * templates of CloudFormation, SAM and the CDK, plans of Terraform. What a file is shows in what it
 * holds. Configuration that AWS would refuse to save is refused in AWS's words, with its place.
 */
export function loadCognito(
  files: readonly CognitoFile[],
  options: LoadCognitoOptions = {},
): CognitoLoad {
  const read = files.map(readFile);
  const known = read.flatMap(({ file }) => file ?? []);
  const found = findAll(known, options);
  const faults = [...read.flatMap(({ diagnostics }) => diagnostics), ...found.diagnostics];
  if (hasErrors(faults)) return { value: undefined, diagnostics: faults };
  const { pieces, doubts, finding } = found;
  const sourceOf = sourcesOf(known);
  const { identityPool, userPools, ...assembled } = assemble(pieces, options);
  const told = [...faults, ...located(assembled.diagnostics, sourceOf)];
  if (!identityPool || hasErrors(told)) return { value: undefined, diagnostics: told };
  const { value, diagnostics } = readParts({
    gaps: finding.gaps,
    identityPool,
    userPools,
    roles: pieces.filter((piece) => piece.kind === 'role'),
    doubts: [...doubts, ...assembled.doubts],
    files: known,
    sourceOf,
  });
  return { value, diagnostics: [...told, ...diagnostics] };
}

/** What the identity pools of the files are called: names that `pool` takes. */
export function identityPoolNames(
  files: readonly CognitoFile[],
  options: LoadCognitoOptions = {},
): readonly string[] {
  const known = files.flatMap((file) => readFile(file).file ?? []);
  return findAll(known, options).pieces.flatMap((piece) =>
    piece.kind === 'identityPool' ? [piece.name ?? piece.id.value] : [],
  );
}

interface Read {
  readonly file?: ReadFile;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Every template in JSON starts with a brace; YAML that does so is rare. */
function readFile({ path, text }: CognitoFile): Read {
  const source = sourceText(path, text);
  const isJson = /^\ufeff?\s*[[{]/.test(text.slice(0, 1000));
  const { value, diagnostics } = isJson ? readJson(source) : readYaml(source);
  return {
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, source })),
    ...(value && { file: { source, node: value } }),
  };
}

interface Found {
  readonly finding: Finding;
  readonly pieces: readonly Piece[];
  readonly doubts: readonly Doubt[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

function findAll(files: readonly ReadFile[], facts: StackFacts): Found {
  const pieces: Piece[] = [];
  const doubts: Doubt[] = [];
  const diagnostics: LocatedDiagnostic[] = [];
  const finding: Finding = {
    gaps: startGaps(),
    add: (piece) => pieces.push(piece),
    doubt: (doubt) => doubts.push(doubt),
  };
  for (const { node, source } of files) {
    const add: Finding['add'] = (piece) =>
      pieces.push(piece.kind === 'role' ? { ...piece, file: source.path } : piece);
    const gaps = finding.gaps.inFile(source.path);
    if (!findIn(node, facts, { ...finding, gaps, add })) diagnostics.push(unknownFile(source));
  }
  return { finding, pieces, doubts, diagnostics };
}

function findIn(node: JsonNode, facts: StackFacts, finding: Finding): boolean {
  if (isTemplate(node)) findInTemplate(node, facts, finding);
  else if (isPlan(node)) findInPlan(node, facts, finding);
  else if (isCliOutput(node)) findInCliOutput(node, finding);
  else return false;
  return true;
}

function unknownFile(source: SourceText): LocatedDiagnostic {
  return {
    code: 'extract/unknown-file',
    severity: 'error',
    message: `${quoted(source.path)} is none of the files that Cognito can be read from`,
    help: 'they are output of `aws cognito-identity`, `aws cognito-idp` and `aws iam`, templates of CloudFormation, and `terraform show -json` of a plan',
    source,
  };
}
