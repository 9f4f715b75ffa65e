import type { JsonNode } from '../../grammar/json/tree.ts';
import { findPolicies } from '../extract/policies/find-policies.ts';
import type { FoundFile } from '../extract/policies/found-file.ts';
import type { FoundPolicies, FoundPolicy, FoundPool } from '../extract/policies/found-policy.ts';
import { standInAccount } from '../extract/policies/stand-ins.ts';
import type { PolicyType } from '../policy/policy.ts';
import type { Path } from '../policy/policy-faults.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type SourceText, sourceText } from '../text/source.ts';
import type { LintDiagnostic } from './diagnostic.ts';
import { type Preset, type RuleWish, rulesInUse } from './levels.ts';
import { withoutOutweighed } from './outweighed.ts';
import { readWritten } from './read-written.ts';
import { writtenPool } from './read-written-pool.ts';
import type { LintedType, Rule, Surroundings } from './rule.ts';
import { rules as ownRules } from './rules.ts';
import {
  type Companions,
  runFileRules,
  runPoolRules,
  runRules,
  runSyntaxRules,
} from './run-rules.ts';
import type { WrittenPolicy } from './written.ts';

export interface LintOptions {
  /** What every document in the file is; found out for each of them by default. */
  readonly type?: PolicyType;
  /** What resource policies are attached to: `AWS::S3::Bucket`. */
  readonly resourceType?: string;
  /** `recommended` by default. */
  readonly presets?: readonly Preset[];
  /** By the rules' ids. */
  readonly rules?: Readonly<Record<string, RuleWish>>;
  /** Rules beside our own. */
  readonly extraRules?: readonly Rule[];
  readonly surroundings?: Partial<Surroundings>;
  /** More findings of a file are counted and not told; 1,000 by default. */
  readonly most?: number;
}

export interface LintResult {
  readonly source: SourceText;
  readonly policies: readonly LintedPolicy[];
  /** Why the file, or a part of it, could not be linted. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings are left out because there are so many. */
  readonly leftOut: number;
}

export interface LintedPolicy {
  readonly type: LintedType;
  /** Why this type, when nobody said it. */
  readonly assumed?: string;
  readonly location?: string;
  /** Where in the file the document is. */
  readonly path: Path;
  /** The document with its places. */
  readonly node: JsonNode;
  /** Whether fixes can be applied to its text. */
  readonly editable: boolean;
  readonly diagnostics: readonly LintDiagnostic[];
}

const MOST = 1000;

/**
 * Lints every policy in a file: never throws, whatever the text is. What cannot be resolved in a
 * template is left alone, never guessed.
 */
export function lint(
  { path, text }: { readonly path: string; readonly text: string },
  options: LintOptions = {},
): LintResult {
  const source = sourceText(path, text);
  return lintFound(source, findPolicies(source, options), options);
}

/** The same for policies that somebody else found in the file. */
export function lintFound(
  source: SourceText,
  { policies: found, pools = [], file, diagnostics }: FoundPolicies,
  options: LintOptions,
): LintResult {
  const { presets = ['recommended'], rules: wishes = {}, extraRules = [], most = MOST } = options;
  const uses = rulesInUse([...ownRules, ...extraRules], presets, wishes);
  const given = { accounts: [], staleFacts: false, ...options.surroundings };
  const surroundings = { ...given, accounts: [...given.accounts, standInAccount] };
  const written = found.map((policy) => writtenOf(policy, source));
  if (found.length === 0 && diagnostics.some(isSyntaxError)) {
    return unreadable(source, diagnostics, options, (faults, policy) =>
      runSyntaxRules(faults, policy, uses, surroundings),
    );
  }
  let room = most;
  let leftOut = 0;
  const told = (all: readonly LintDiagnostic[]): readonly LintDiagnostic[] => {
    const some = all.slice(0, room);
    room -= some.length;
    leftOut += all.length - some.length;
    return some;
  };
  const ofPolicies = found.map((policy, index) => {
    const document = written[index];
    const all = document
      ? withoutOutweighed(
          runRules(document, uses, surroundings, companionsOf(document, written)),
          ownRules,
        )
      : [];
    return lintedPolicy(policy, told(all));
  });
  const ofPools = pools.map((pool) => {
    const all = runPoolRules(writtenPool(pool, source), uses, surroundings);
    return lintedPool(pool, told(all));
  });
  const ofFile = file ? told(runFileRules(file, uses, surroundings)) : [];
  const policies = [
    ...ofPolicies,
    ...ofPools,
    ...(file && ofFile.length > 0 ? [lintedFile(file, ofFile)] : []),
  ];
  return { source, policies, diagnostics, leftOut };
}

function isSyntaxError({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && code.startsWith('syntax/');
}

/** A text that is no JSON is taken for one document that nobody can read. */
function unreadable(
  source: SourceText,
  diagnostics: readonly Diagnostic[],
  { type = 'identity', most = MOST }: LintOptions,
  run: (faults: readonly Diagnostic[], policy: WrittenPolicy) => readonly LintDiagnostic[],
): LintResult {
  const empty = { kind: 'notJson', what: 'text that is no JSON' } as const;
  const policy = readWritten(empty, { type, source, editable: false });
  const all = run(diagnostics.filter(isSyntaxError), policy);
  return {
    source,
    policies: [{ type, path: [], node: empty, editable: false, diagnostics: all.slice(0, most) }],
    diagnostics: diagnostics.filter((diagnostic) => !isSyntaxError(diagnostic)),
    leftOut: Math.max(0, all.length - most),
  };
}

function writtenOf(
  { node, type, resourceType, owner, editable }: FoundPolicy,
  source: SourceText,
): WrittenPolicy {
  return readWritten(node, {
    type,
    source,
    editable,
    ...(resourceType !== undefined && { resourceType }),
    ...(owner !== undefined && { owner }),
  });
}

/** Boundaries, session policies and trust policies of a role stand beside what it is allowed. */
function companionsOf(policy: WrittenPolicy, all: readonly WrittenPolicy[]): Companions {
  if (policy.owner === undefined) return {};
  const own = all.filter(({ owner }) => owner === policy.owner);
  return {
    together: own.filter(({ type }) => type === policy.type),
    trust: own.find(({ type }) => type === 'trust'),
  };
}

function lintedPolicy(
  { type, assumed, location, path, node, editable }: FoundPolicy,
  diagnostics: readonly LintDiagnostic[],
): LintedPolicy {
  return {
    type,
    path,
    node,
    editable,
    diagnostics,
    ...(assumed !== undefined && { assumed }),
    ...(location !== undefined && { location }),
  };
}

/** It is told of only where there is something to say. */
function lintedFile(
  { kind, node }: FoundFile,
  diagnostics: readonly LintDiagnostic[],
): LintedPolicy {
  return { type: 'file', path: [], node, editable: false, location: kind, diagnostics };
}

function lintedPool(
  { name, loaded }: FoundPool,
  diagnostics: readonly LintDiagnostic[],
): LintedPolicy {
  const path = ['identityPool'];
  const { parts: node } = loaded;
  return { type: 'identityPool', path, node, editable: true, location: name, diagnostics };
}
