import type { PolicyType } from '../../policy/policy.ts';
import type { Span } from '../../text/span.ts';
import type { Preset, RuleWish } from '../levels.ts';

/** What a project wants of linting: data, and no code. */
export interface LintConfig {
  readonly presets?: readonly Preset[];
  readonly rules: Readonly<Record<string, RuleWish>>;
  /** Later ones win. */
  readonly files: readonly FileOverride[];
  readonly accounts: readonly string[];
  readonly organization?: string;
  readonly suppressions: readonly Suppression[];
  /** Patterns of files that are passed over in folders. */
  readonly ignore: readonly string[];
  /** The age from which on facts about AWS are called old. */
  readonly maxAgeDays?: number;
}

/** What holds for some files. */
export interface FileOverride {
  readonly match: readonly string[];
  readonly type?: PolicyType;
  readonly resourceType?: string;
  readonly rules: Readonly<Record<string, RuleWish>>;
}

/** Findings that somebody has decided to live with. */
export interface Suppression {
  readonly rule: string;
  /** A pattern; every file when absent. */
  readonly file?: string;
  /** `Statement[0].Resource`, and what is below it. */
  readonly path?: string;
  readonly sid?: string;
  readonly reason: string;
  /** The first day on which it no longer holds, as milliseconds since 1970. */
  readonly expires?: number;
  readonly span?: Span;
}

export const emptyConfig: LintConfig = {
  rules: {},
  files: [],
  accounts: [],
  suppressions: [],
  ignore: [],
};
