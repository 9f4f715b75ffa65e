export type { ParsePolicyOptions } from './parse/parse-policy.ts';
export { parsePolicy } from './parse/parse-policy.ts';
export type { Policy, PolicyType, Statement } from './policy/policy.ts';
export type { Diagnostic, Parsed, Severity } from './text/diagnostic.ts';
export type { Position, Range, SourceText } from './text/source.ts';
export { positionAt, rangeOf } from './text/source.ts';
export type { Span } from './text/span.ts';
