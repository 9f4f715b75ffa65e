import type { FoundFile } from '../extract/policies/found-file.ts';
import type { PolicyType } from '../policy/policy.ts';
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type {
  Place,
  WrittenClause,
  WrittenElement,
  WrittenPolicy,
  WrittenPrincipalEntry,
  WrittenStatement,
  WrittenText,
} from './written.ts';
import type { WrittenPool } from './written-pool.ts';

/** A lint rule: what it is, and what looks for it. One file in `rules/` holds one. */
export type Rule = PolicyRule | PoolRule | FileRule;

export interface PolicyRule {
  readonly meta: RuleMeta;
  /** Called once for each document; what it returns is shown the parts of the document in order. */
  readonly check: (context: RuleContext) => Visitor;
}

/** A rule about an identity pool with its roles and user pools. */
export interface PoolRule {
  readonly meta: RuleMeta;
  readonly checkPool: (pool: WrittenPool, context: PoolContext) => Iterable<Finding>;
}

/** A rule about a template, a plan or an account: who has which policies. */
export interface FileRule {
  readonly meta: RuleMeta;
  readonly checkFile: (file: FoundFile, context: PoolContext) => Iterable<Finding>;
}

/** What can be linted; `file` is what holds policies: a template, a plan, an answer of AWS. */
export type LintedType = PolicyType | 'identityPool' | 'file';

export interface RuleMeta {
  /** Kebab case, named for the fault; the catalogue's code where it has one. */
  readonly id: string;
  /** The issue of IAM Access Analyzer's ValidatePolicy that this is. */
  readonly aws?: AwsIssue;
  readonly severity: Severity;
  /** What is wrong, in one line: lower case, no full stop. */
  readonly summary: string;
  /** Why that is bad, in one or two sentences. */
  readonly why: string;
  /** What to do about it. */
  readonly help: string;
  readonly appliesTo: readonly LintedType[];
  readonly category: Category;
  /** Whether the preset `recommended` has it. `strict` has every rule that is not withdrawn. */
  readonly recommended: boolean;
  /** AWS no longer raises it: off in every preset. */
  readonly withdrawn?: true;
  /** It keeps the document from being what it seems at all: it cannot be switched off. */
  readonly always?: true;
  /** Rules that say the same in better words: where one that is on finds something, this is silent. */
  readonly givesWayTo?: readonly string[];
  readonly fix: 'none' | FixKind;
  /** Version of this package that had it first. */
  readonly since: string;
  /** Pages to read; AWS's page of its issue is added by itself. */
  readonly links?: readonly string[];
  /** The same check elsewhere: `parliament RESOURCE_MISMATCH`. */
  readonly equivalents?: readonly string[];
  readonly options?: readonly RuleOption[];
  /** Its finding on a statement says all: our own others there are left out (linting ruling 12). */
  readonly outweighs?: true;
  readonly examples: { readonly bad: Example; readonly good: Example };
}

export interface AwsIssue {
  /** `MISSING_ARN_FIELD`. */
  readonly code: string;
  /** AWS's four levels, as its API spells them. */
  readonly findingType: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';
}

export type Category =
  | 'document'
  | 'action'
  | 'resource'
  | 'principal'
  | 'condition'
  | 'variable'
  | 'size'
  | 'redundancy'
  | 'access'
  | 'escalation'
  | 'organization'
  | 'cognito'
  | 'template';

/** A whole document, or the statement or statements of one of version 2012-10-17, as JSON text. */
export interface Example {
  readonly policy: string;
  /** The first that the rule applies to, by default. */
  readonly type?: LintedType;
  readonly resourceType?: string;
  /** What must be configured for it to be found. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly surroundings?: Partial<Surroundings>;
  /** The trust policy of the role that it is of: a whole document. */
  readonly trust?: string;
}

export interface RuleOption {
  readonly name: string;
  readonly summary: string;
  readonly kind: 'number' | 'strings' | 'boolean' | 'rules';
  readonly default: OptionValue;
}

export type OptionValue = number | boolean | readonly string[] | readonly unknown[];

/** What a rule knows beside the document. */
export interface RuleContext {
  readonly policy: WrittenPolicy;
  /** Every option that the rule declares. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly surroundings: Surroundings;
  /** The trust policy of the role that the document is of, where the file has it. */
  readonly trust?: WrittenPolicy;
  /** Every policy of the document's owner, this one among them: they apply together. */
  readonly together: readonly WrittenPolicy[];
}

/** What a rule about an identity pool knows beside it. */
export type PoolContext = Pick<RuleContext, 'options' | 'surroundings'>;

/** What nobody can read from a document. */
export interface Surroundings {
  /** Accounts that are the user's own. */
  readonly accounts: readonly string[];
  /** `o-…`, the user's own organization. */
  readonly organization?: string;
  /** Milliseconds since 1970; without it nothing is told about dates that have passed. */
  readonly now?: number;
  /** Whether the facts about AWS are older than wanted: what they do not know may be new. */
  readonly staleFacts: boolean;
}

/** A rule looks at what it needs; every function may be left out. */
export interface Visitor {
  /** Each fault of a text that is no JSON; there is no document then. */
  readonly syntax?: (fault: Diagnostic) => Iterable<Finding>;
  readonly document?: (policy: WrittenPolicy) => Iterable<Finding>;
  readonly statement?: (statement: WrittenStatement) => Iterable<Finding>;
  /** Each entry of `Action` and `NotAction`. */
  readonly action?: (
    entry: WrittenText,
    statement: WrittenStatement,
    element: WrittenElement,
  ) => Iterable<Finding>;
  /** Each entry of `Resource` and `NotResource`. */
  readonly resource?: (
    entry: WrittenText,
    statement: WrittenStatement,
    element: WrittenElement,
  ) => Iterable<Finding>;
  /** Each entry of a principal map. */
  readonly principal?: (
    entry: WrittenPrincipalEntry,
    statement: WrittenStatement,
  ) => Iterable<Finding>;
  /** Each key under each operator. */
  readonly clause?: (clause: WrittenClause, statement: WrittenStatement) => Iterable<Finding>;
  /** Shown once, with the first of them: every policy of the document's owner. */
  readonly together?: (policies: readonly WrittenPolicy[]) => Iterable<Finding>;
}

export interface Finding {
  readonly at: Place;
  /** Further places that AWS lists, the first excepted. */
  readonly also?: readonly Place[];
  /** What is wrong here: one line, lower case, no full stop, the user's text in backticks. */
  readonly message: string;
  /** What to do here, where that is more than the rule's `help`. */
  readonly help?: string;
  /** Only where it differs from the rule's. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}

export interface Related {
  readonly at: Place;
  readonly message: string;
}

/**
 * `safe`: grants stay what they are, or the document was refused before. `unsafe`: it means
 * something else afterwards, most likely what was meant. `suggestion`: a guess to be read first.
 */
export type FixKind = 'safe' | 'unsafe' | 'suggestion';

export interface Fix {
  readonly kind: FixKind;
  /** What it does: ``replace with `s3:GetObject` ``. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A stretch of the file's text, and what stands there instead. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A rule as it is; gives rules written elsewhere their type. */
export function defineRule(rule: PolicyRule): PolicyRule {
  return rule;
}

/** The same for rules about identity pools. */
export function definePoolRule(rule: PoolRule): PoolRule {
  return rule;
}

/** The same for rules about files that hold policies. */
export function defineFileRule(rule: FileRule): FileRule {
  return rule;
}
